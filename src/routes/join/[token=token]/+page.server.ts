import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { asMe, signedIn } from '$lib/account/guard.server';
import { inMinutes, wait } from '$lib/account/limits.server';
import type { InvitationState } from '$lib/cohorts/cohorts';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../server/form';
import type { Actions, PageServerLoad } from './$types';

const closed: Record<Exclude<InvitationState, 'open'>, string> = {
	full: 'Everyone this invitation was for has joined.',
	expired: 'This invitation was open until a date that has passed.',
	revoked: 'The facilitators have taken this invitation back.',
	ended: 'The cohort that this invitation was for has ended.',
	unknown: 'There is no invitation at this address.'
};

export const load: PageServerLoad = async (event) => {
	await patience(event, 'invitationsFromNetwork');
	const invitation = await cohorts.look(event.locals, event.params.token);
	if (invitation.member_of) redirect(303, `/cohorts/${invitation.member_of}`);
	if (invitation.state !== 'open') return gone(event, invitation.state);
	return { invitation };
};

export const actions: Actions = {
	default: async (event) => {
		await patience(event, 'invitationsFromNetwork');
		const form = await formOf(event);
		const shares = form.get('shares');
		const hears = form.get('hears') === 'yes';
		const invitation = await asMe(event, () => cohorts.look(event.locals, event.params.token));
		// Nobody is made to say yes by a choice made for them: one of the two has to be chosen. Who
		// comes to facilitate has no progress to share.
		const asked = invitation.state === 'open' && invitation.role === 'learner';
		if (asked && shares !== 'yes' && shares !== 'no') {
			return fail(400, {
				hears,
				issue: 'Please choose one of the two. Both are fine, and you can change it at any time.'
			});
		}
		const joined = await signedIn(event, () =>
			cohorts.join(event.locals, event.params.token, { shares: shares === 'yes', hears })
		);
		if (!joined.cohort) return gone(event, joined.state === 'open' ? 'unknown' : joined.state);
		redirect(303, `/cohorts/${joined.cohort}`);
	}
};

/** Guessing 128 bits is hopeless anyway; this keeps a guesser from costing others their speed. */
async function patience(
	event: RequestEvent,
	limit: 'invitationsFromNetwork' | 'guessesFromNetwork'
): Promise<void> {
	const seconds = await wait([limit, event.getClientAddress()]);
	if (seconds === 0) return;
	event.setHeaders({ 'retry-after': String(seconds) });
	refuse(
		event.locals,
		429,
		`Many invitations were opened from your network. Please come back ${inMinutes(seconds)}.`
	);
}

async function gone(event: RequestEvent, state: Exclude<InvitationState, 'open'>): Promise<never> {
	if (state === 'unknown') await patience(event, 'guessesFromNetwork');
	refuse(event.locals, state === 'unknown' ? 404 : 410, closed[state]);
}
