import { fail, isHttpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import { readView, termsSchema, tokenSchema } from '$lib/cohorts/cohorts';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const view = readView(searchParams);
	const page = await asMe(event, () => cohorts.people(event.locals, event.params.id, view));
	return {
		...page,
		view,
		/** Whom somebody thinks of removing: asked about before it is done. */
		leaving: page.people.find(({ member }) => member === searchParams.get('remove')),
		removed: searchParams.get('said') === 'removed'
	};
};

const gone = { said: 'That invitation is not open any more.' };

export const actions: Actions = {
	invite: async (event) => {
		const form = await formOf(event);
		const role = form.get('role') === 'facilitator' ? 'facilitator' : 'learner';
		const typed = {
			role,
			days: String(form.get('days') ?? ''),
			// A link for a facilitator is for one.
			seats: role === 'facilitator' ? '1' : String(form.get('seats') ?? '')
		} as const;
		const terms = v.safeParse(termsSchema, typed);
		if (!terms.success) {
			const issues = v.flatten<typeof termsSchema>(terms.issues).nested;
			return fail(400, { values: typed, issues });
		}
		const invitation = { ...terms.output, role } as const;
		try {
			await signedIn(event, () => cohorts.invite(event.locals, event.params.id, invitation));
		} catch (refused) {
			if (!isHttpError(refused, 409)) throw refused;
			return fail(409, {
				values: typed,
				said: 'A cohort has a hundred open links at most. Please take one back first.'
			});
		}
		return { said: 'The invitation is ready. Copy its link from the list.' };
	},

	revoke: async (event) => {
		const token = v.safeParse(tokenSchema, (await formOf(event)).get('token'));
		if (!token.success) return fail(400, gone);
		await signedIn(event, () => cohorts.revoke(event.locals, event.params.id, token.output));
		return { said: 'The invitation is taken back. Its link opens nothing any more.' };
	},

	replace: async (event) => {
		const token = v.safeParse(tokenSchema, (await formOf(event)).get('token'));
		if (!token.success) return fail(400, gone);
		try {
			await signedIn(event, () => cohorts.replace(event.locals, event.params.id, token.output));
		} catch (refused) {
			// Filled or taken back meanwhile: the list says which.
			if (isHttpError(refused, 409)) return fail(409, gone);
			throw refused;
		}
		return { said: 'A new link stands in place of the old one, which opens nothing any more.' };
	},

	remove: async (event) => {
		const { id } = event.params;
		const member = readId(await formOf(event), 'member');
		if (!member) return fail(400, { kept: 'This person is not in the cohort any more.' });
		try {
			await signedIn(event, () => cohorts.remove(event.locals, id, member));
		} catch (refused) {
			if (isHttpError(refused, 409)) {
				return fail(409, {
					kept: 'A cohort keeps at least one facilitator. Invite another first; once they have joined, this one can go.'
				});
			}
			// Pressed twice, or removed by somebody else meanwhile: it is as was wished.
			if (!isHttpError(refused, 404)) throw refused;
		}
		// Whoever removed themselves sees this page no longer.
		const { cohorts: mine } = await signedIn(event, () => cohorts.list(event.locals));
		const stays = mine.some((one) => one.id === id && one.role === 'facilitator');
		redirect(303, stays ? `/cohorts/${id}/people?said=removed` : '/cohorts');
	}
};
