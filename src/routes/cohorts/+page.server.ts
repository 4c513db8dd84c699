import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { nameSchema } from '$lib/cohorts/words';
import { formOf } from '../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => asMe(event, () => cohorts.list(event.locals));

export const actions: Actions = {
	start: async (event) => {
		const typed = String((await formOf(event)).get('name') ?? '');
		const name = v.safeParse(nameSchema, typed);
		if (!name.success) return fail(400, { name: typed, issue: name.issues[0].message });
		const id = await signedIn(event, () => cohorts.start(event.locals, name.output));
		redirect(303, `/cohorts/${id}/overview`);
	}
};
