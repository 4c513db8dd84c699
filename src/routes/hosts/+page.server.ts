import { fail, isHttpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { resolve } from '$app/paths';
import { asMe, signedIn } from '$lib/account/guard.server';
import { inMinutes, wait } from '$lib/account/limits.server';
import { readView } from '$lib/cohorts/cohorts';
import * as hosts from '$lib/cohorts/hosts.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../server/form';
import type { Actions, PageServerLoad } from './$types';

const addressSchema = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254));

const said: Record<string, string> = {
	added: 'They are a host now and may start cohorts.',
	already: 'They are a host already.',
	removed: 'They are no host any more. Their cohorts go on.'
};

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const { page: at } = readView(searchParams);
	const page = await asMe(event, () => hosts.page(event.locals, at));
	return {
		...page,
		at,
		said: said[searchParams.get('said') ?? ''],
		/** Whom somebody thinks of removing: asked about before it is done. */
		leaving: page.hosts.find(({ host }) => host === searchParams.get('remove'))
	};
};

export const actions: Actions = {
	name: async (event) => {
		const typed = String((await formOf(event)).get('email') ?? '').toWellFormed();
		const email = v.safeParse(addressSchema, typed);
		if (!email.success)
			return fail(400, { email: typed, issue: 'Please enter an e-mail address.' });
		const seconds = await wait(['hostsFromNetwork', event.getClientAddress()]);
		if (seconds > 0) {
			const issue = `Many addresses were tried. Please come back ${inMinutes(seconds)}.`;
			return fail(429, { email: typed, issue });
		}
		const outcome = await signedIn(event, () => hosts.name(event.locals, email.output));
		if (outcome === 'unknown') {
			const issue =
				'Nobody has signed in with this address yet. They sign in once; then name them.';
			return fail(400, { email: typed, issue });
		}
		redirect(303, `${resolve('/hosts')}?said=${outcome}`);
	},

	remove: async (event) => {
		const host = readId(await formOf(event), 'host');
		if (!host) return fail(400, { kept: 'Please say whom.' });
		try {
			await signedIn(event, () => hosts.unname(event.locals, host));
		} catch (refused) {
			if (isHttpError(refused, 409)) return fail(409, { kept: refused.body.message });
			throw refused;
		}
		redirect(303, `${resolve('/hosts')}?said=removed`);
	}
};
