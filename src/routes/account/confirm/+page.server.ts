import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import * as account from '$lib/account/account.server';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../server/form';
import type { Actions, PageServerLoad } from './$types';

const linkSchema = v.object({
	hash: v.pipe(v.string(), v.regex(/^[\w-]{16,128}$/)),
	type: v.picklist(['magiclink', 'signup', 'email'])
});

/**
 * The link in the mail. Opening it does nothing: mail scanners open links, and a link used up
 * by a scanner would shut its person out. The button on this page does.
 */
export const load: PageServerLoad = ({ url, locals }) => {
	const link = v.safeParse(linkSchema, {
		hash: url.searchParams.get('token_hash'),
		type: url.searchParams.get('type')
	});
	if (!link.success) {
		refuse(locals, 410, 'This link is not whole.');
	}
	return { link: link.output };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const link = v.safeParse(linkSchema, { hash: form.get('hash'), type: form.get('type') });
		if (!link.success) {
			refuse(event.locals, 410, 'This link is not whole.');
		}
		account.share(event, form.get('shared') === 'yes');
		const outcome = await account.openLink(event.locals, link.output.hash, link.output.type);
		if (outcome === 'not now') {
			return fail(503, {
				issue: 'Signing in does not work at the moment. Please try again in a minute.'
			});
		}
		if (outcome === 'wrong') {
			refuse(event.locals, 410, 'This link was used already, or is older than ten minutes.');
		}
		const next = encodeURIComponent(account.takeNext(event));
		redirect(303, `/account/welcome?next=${next}`);
	}
};
