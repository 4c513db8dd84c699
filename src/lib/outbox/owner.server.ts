import { createHash } from 'node:crypto';
import { json, type Cookies, type Handle } from '@sveltejs/kit';
import { isShared, personIn } from '$lib/supabase/client.server';
import { type Owner, WHOSE } from './outbox';

/**
 * Whose outbox this browser has open. It goes by what the cookies say, which nobody verified: good
 * enough to tell one person's drawer from another's in the browser that the cookies came from.
 */
export async function ownerOf(cookies: Cookies): Promise<Owner | undefined> {
	const person = await personIn(cookies);
	return person === undefined ? undefined : { person: keyOf(person), lasting: !isShared(cookies) };
}

/** What waited in one person's outbox is never taken for somebody else who signed in since. */
export const ownOnly: Handle = async ({ event, resolve }) => {
	const whose = event.request.headers.get(WHOSE);
	const owner = whose === null ? undefined : await ownerOf(event.cookies);
	if (owner && owner.person !== whose) {
		const message = 'Somebody else is signed in here by now.';
		return json({ type: 'error', status: 401, error: { message } });
	}
	return resolve(event);
};

/** Tells nothing about the person. */
function keyOf(person: string): string {
	return createHash('sha256').update(`outbox of ${person}`).digest('base64url').slice(0, 16);
}
