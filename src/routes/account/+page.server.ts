import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
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
		const cleared = await isCleared(event);
		await account.signOut(event, false);
		leave(event.setHeaders, cleared);
	},

	'sign-out-everywhere': async (event) => {
		const cleared = await isCleared(event);
		await account.signOut(event, true);
		leave(event.setHeaders, cleared);
	}
};

/** Whether the page's script took this person's own things out of the browser already. */
async function isCleared(event: RequestEvent): Promise<boolean> {
	// Signing out works with whatever form, and with none.
	const form = await formOf(event).catch(() => undefined);
	return form?.get('cleared') === 'yes';
}

/**
 * Asks the browser to drop whatever it may still hold of the pages that were open. Where the script
 * took out the person's own, what others at this browser have not sent yet stays theirs.
 */
function leave(setHeaders: RequestEvent['setHeaders'], cleared: boolean): never {
	setHeaders({ 'clear-site-data': cleared ? '"cache"' : '"cache", "storage"' });
	redirect(303, '/account/signed-out');
}
