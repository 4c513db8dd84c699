import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { daysSchema } from '$lib/cohorts/ending';
import { formOf } from '../../../../server/form';
import type { Actions, PageServerLoad } from './$types';

/** Asked of the overview, which facilitators alone may open: it knows who still waits. */
export const load: PageServerLoad = async (event) => {
	const first = { sort: 'name', search: '', page: 1 };
	const { cohort, ending, waiting_count, me } = await asMe(event, () =>
		cohorts.overview(event.locals, event.params.id, first)
	);
	return { cohort, ending, waiting: waiting_count, me };
};

export const actions: Actions = {
	end: async (event) => {
		const days = v.safeParse(daysSchema, (await formOf(event)).get('days'));
		if (!days.success) return fail(400, { issue: days.issues[0].message });
		await signedIn(event, () => cohorts.end(event.locals, event.params.id, days.output));
		if (days.output === 0) redirect(303, resolve('/cohorts'));
		redirect(303, resolve('/cohorts/[id=uuid]/ending', { id: event.params.id }));
	},

	reopen: async (event) => {
		await signedIn(event, () => cohorts.reopen(event.locals, event.params.id));
		redirect(303, resolve('/cohorts/[id=uuid]/overview', { id: event.params.id }));
	}
};
