import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe } from '$lib/account/guard.server';
import { readView } from '$lib/cohorts/cohorts';
import { listSchema } from '$lib/cohorts/inviting';
import * as inviting from '$lib/cohorts/inviting.server';
import * as post from '$lib/post/post.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../../../../server/form';
import { keep } from '../../../../../server/keep';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { page } = readView(event.url.searchParams);
	const progress = await asMe(event, () => inviting.page(event.locals, event.params.id, page));
	return { ...progress, page, sends: post.isOpen() };
};

export const actions: Actions = {
	invite: async (event) => {
		const form = await formOf(event);
		const values = {
			addresses: String(form.get('addresses') ?? ''),
			days: String(form.get('days') ?? '')
		};
		const list = v.safeParse(listSchema, values);
		if (!list.success) {
			return fail(400, { values, issues: v.flatten<typeof listSchema>(list.issues).nested });
		}
		return keep(event, { values }, async () => {
			const { lines } = await inviting.invite(event.locals, event.params.id, list.output);
			post.soon();
			return { lines };
		});
	},

	again: async (event) => {
		const invite = readId(await formOf(event), 'invite');
		if (!invite) return fail(400, { refused: 'There is no such invitation.' });
		return keep(event, {}, async () => {
			await inviting.again(event.locals, event.params.id, invite);
			post.soon();
			return { said: 'It goes once more, with a new link. The old one opens nothing any more.' };
		});
	},

	revoke: async (event) => {
		const invite = readId(await formOf(event), 'invite');
		if (!invite) return fail(400, { refused: 'There is no such invitation.' });
		return keep(event, {}, async () => {
			await inviting.revoke(event.locals, event.params.id, invite);
			return { said: 'The invitation is taken back. Its link opens nothing any more.' };
		});
	}
};
