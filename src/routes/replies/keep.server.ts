import { fail, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { SessionOver } from '$lib/supabase/call.server';
import { forgetSession } from '$lib/supabase/client.server';
import { surprise } from '../../server/surprise';

/** Does it, or gives back what was typed with the reason why it is not sent. */
export async function keep<Typed extends object>(
	event: RequestEvent,
	typed: Typed,
	work: () => Promise<never>
) {
	if (!event.locals.signedIn) return fail(401, { over: true, ...typed });
	try {
		return await work();
	} catch (refused) {
		if (isRedirect(refused)) throw refused;
		if (refused instanceof SessionOver) {
			forgetSession(event.cookies, event.url.protocol === 'https:');
			event.locals.signedIn = false;
			return fail(401, { over: true, ...typed });
		}
		if (isHttpError(refused)) {
			return fail(refused.status, { refused: refused.body.message, ...typed });
		}
		// The page for errors would take the place of the words, which nobody else has yet.
		surprise(event.locals, event.route.id, refused);
		return fail(503, { away: true, ...typed });
	}
}

/**
 * What a page shows; undefined where the words that were just sent without script could not be, and
 * the page has nothing but those: then it shows them.
 */
export async function around<Page>(
	event: RequestEvent,
	ask: () => Promise<Page>
): Promise<Page | undefined> {
	const holdsWords = event.request.method === 'POST';
	if (holdsWords && !event.locals.signedIn) return undefined;
	try {
		return await ask();
	} catch (refused) {
		if (!holdsWords || isRedirect(refused)) throw refused;
		return undefined;
	}
}
