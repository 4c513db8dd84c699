import { fail, redirect } from '@sveltejs/kit';
import { readProfile, safeNext } from '$lib/account/account';
import * as account from '$lib/account/account.server';
import { signedIn } from '$lib/account/guard.server';
import { formOf } from '../../../server/form';
import type { Actions, PageServerLoad } from './$types';

/** Asks once how a person wants to be called; who said so already passes through. */
export const load: PageServerLoad = async (event) => {
	const next = safeNext(event.url.searchParams.get('next'));
	const { me } = await signedIn(event, () => account.page(event.locals));
	if (me.name) redirect(303, next);
	return { next };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const { typed, profile, issues } = readProfile(form);
		if (!profile) return fail(400, { values: typed, issues });
		await signedIn(event, () => account.saveProfile(event.locals, profile));
		redirect(303, safeNext(form.get('next')));
	}
};
