import { fail, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { SessionOver } from '$lib/supabase/call.server';
import { endSession } from '$lib/supabase/client.server';
import { surprise } from './surprise';

/** Does it, or gives back what was typed with the reason why it was not done. */
export async function keep<Typed extends object, Answer>(
	event: RequestEvent,
	typed: Typed,
	work: () => Promise<Answer>
) {
	if (!event.locals.signedIn) return fail(401, { over: true, ...typed });
	try {
		return await work();
	} catch (refused) {
		if (isRedirect(refused)) throw refused;
		if (refused instanceof SessionOver) {
			endSession(event);
			return fail(401, { over: true, ...typed });
		}
		if (isHttpError(refused)) {
			return fail(refused.status, { refused: refused.body.message, ...typed });
		}
		// The page for errors would take the place of the words, which nobody has yet.
		surprise(event.locals, event.route.id, refused);
		return fail(503, { away: true, ...typed });
	}
}
