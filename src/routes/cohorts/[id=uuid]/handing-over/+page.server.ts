import { fail, isHttpError, redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../../../server/form';
import type { Actions, PageServerLoad } from './$types';

type Event = RequestEvent<{ id: string }>;

export const load: PageServerLoad = (event) =>
	asMe(event, () => cohorts.handover(event.locals, event.params.id));

export const actions: Actions = {
	offer: async (event) => {
		const form = await formOf(event);
		const member = readId(form, 'member');
		const stays = form.get('afterwards');
		if (!member || (stays !== 'stays' && stays !== 'leaves')) {
			return fail(400, { issue: 'Please say to whom, and whether you stay.' });
		}
		const offer = { member, stays: stays === 'stays' };
		return meanwhile(event, () => cohorts.offerHandover(event.locals, event.params.id, offer));
	},

	withdraw: (event) =>
		meanwhile(event, () => cohorts.withdrawHandover(event.locals, event.params.id)),

	answer: async (event) => {
		const accept = (await formOf(event)).get('accept') === 'yes';
		return meanwhile(event, () => cohorts.answerHandover(event.locals, event.params.id, accept));
	}
};

/** Does it, and comes back to the page; where things have changed meanwhile, the page says so. */
async function meanwhile(event: Event, work: () => Promise<void>) {
	try {
		await signedIn(event, work);
	} catch (refused) {
		if (isHttpError(refused, 409)) return fail(409, { issue: refused.body.message });
		throw refused;
	}
	redirect(303, resolve('/cohorts/[id=uuid]/handing-over', { id: event.params.id }));
}
