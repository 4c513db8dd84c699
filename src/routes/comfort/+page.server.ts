import { redirect, type RequestEvent } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { safeNext } from '$lib/account/account';
import * as comfort from '$lib/comfort/comfort.server';
import { readForm } from '$lib/comfort/comfort';
import { formOf } from '../../server/form';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		comfort.keep(event.cookies, readForm(form), event.url.protocol === 'https:');
		redirect(303, whereFrom(event));
	}
};

/** The page on which the form was: every page of ours names itself to us, and to nobody else. */
function whereFrom({ request, url }: RequestEvent): string {
	const referer = request.headers.get('referer') ?? '';
	const here = resolve('/comfort');
	if (!URL.canParse(referer)) return here;
	const from = new URL(referer);
	return from.origin === url.origin ? safeNext(from.pathname + from.search, here) : here;
}
