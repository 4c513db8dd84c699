import { fail, type RequestEvent } from '@sveltejs/kit';
import { giveBack, inMinutes, wait } from '$lib/account/limits.server';
import { personIn } from '$lib/supabase/client.server';
import { keep } from '../../server/keep';

/** Sends it, unless this person has sent a great many a moment ago: then the words wait in their field. */
export async function sendOf<Typed extends object>(
	event: RequestEvent,
	typed: Typed,
	send: () => Promise<never>
) {
	const person = await personIn(event.cookies);
	if (!person) return keep(event, typed, send);
	const counts: Parameters<typeof wait> = [
		['sentByPerson', person],
		['sentFromNetwork', event.getClientAddress()]
	];
	const seconds = await wait(...counts);
	if (seconds > 0) {
		event.setHeaders({ 'retry-after': String(seconds) });
		const issue = `A great many were sent in a short time, so this one is not sent yet. Your words are still here; please send them ${inMinutes(seconds)}.`;
		return fail(429, { ...typed, issue });
	}
	const refused = await keep(event, typed, send);
	// What was not sent does not count; so nobody who forges a session uses up another's.
	await giveBack(...counts);
	return refused;
}
