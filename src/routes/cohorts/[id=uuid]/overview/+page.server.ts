import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import { readView, termsSchema, tokenSchema } from '$lib/cohorts/cohorts';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { letters } from '$lib/letters/letters.server';
import { formOf } from '../../../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const shown = letters.map(({ key, number, short, steps }) => ({
		key,
		number,
		short,
		steps: steps.length
	}));
	const view = readView(
		event.url.searchParams,
		shown.map(({ key }) => key)
	);
	const overview = await asMe(event, () => cohorts.overview(event.locals, event.params.id, view));
	return { ...overview, view, progress: shown };
};

export const actions: Actions = {
	invite: async (event) => {
		const form = await formOf(event);
		const typed = { days: String(form.get('days') ?? ''), seats: String(form.get('seats') ?? '') };
		const terms = v.safeParse(termsSchema, typed);
		if (!terms.success) {
			return fail(400, {
				values: typed,
				issues: v.flatten<typeof termsSchema>(terms.issues).nested
			});
		}
		const invitation = { ...terms.output, role: 'learner' as const };
		await signedIn(event, () => cohorts.invite(event.locals, event.params.id, invitation));
		return { invited: true };
	},

	revoke: async (event) => {
		const token = v.safeParse(tokenSchema, (await formOf(event)).get('token'));
		if (!token.success) return fail(400, { issue: 'This invitation is not there any more.' });
		await signedIn(event, () => cohorts.revoke(event.locals, event.params.id, token.output));
		return { revoked: true };
	}
};
