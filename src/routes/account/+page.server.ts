import { fail, redirect } from '@sveltejs/kit';
import { readProfile } from '$lib/account/account';
import * as account from '$lib/account/account.server';
import { asMe, signedIn } from '$lib/account/guard.server';
import { writing } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import { formOf } from '../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await asMe(event, () => account.page(event.locals))),
	writing: Printed.for(event, writing.writer, 'writing writer')
});

export const actions: Actions = {
	profile: async (event) => {
		const form = await formOf(event);
		const { typed, profile, issues } = readProfile(form);
		if (!profile) return fail(400, { values: typed, issues });
		await signedIn(event, () => account.saveProfile(event.locals, profile));
		return { saved: true };
	},

	'sign-out': async (event) => {
		await account.signOut(event, false);
		leave(event.setHeaders);
	},

	'sign-out-everywhere': async (event) => {
		await account.signOut(event, true);
		leave(event.setHeaders);
	}
};

/** Asks the browser to drop whatever it may still hold of the pages that were open. */
function leave(setHeaders: (headers: Record<string, string>) => void): never {
	setHeaders({ 'clear-site-data': '"cache", "storage"' });
	redirect(303, '/account/signed-out');
}
