import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { shownText } from '$lib/account/account';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { formOf } from '../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => asMe(event, () => cohorts.list(event.locals));

const nameSchema = shownText(80, 'Please give the cohort a name, for example “Spring circle”.');

export const actions: Actions = {
	start: async (event) => {
		const typed = String((await formOf(event)).get('name') ?? '');
		const name = v.safeParse(nameSchema, typed);
		if (!name.success) return fail(400, { name: typed, issue: name.issues[0].message });
		const id = await signedIn(event, () => cohorts.start(event.locals, name.output));
		redirect(303, `/cohorts/${id}/overview`);
	}
};
