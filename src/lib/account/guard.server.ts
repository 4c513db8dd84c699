import { redirect, type RequestEvent } from '@sveltejs/kit';
import { SessionOver } from '$lib/supabase/call.server';
import { forgetSession } from '$lib/supabase/client.server';
import type { Asked, Me } from './account';

export type NamedMe = Me & { name: string };

/**
 * Asks something of the database for the person signed in. Whose session has ended is sent to
 * sign in, who was never asked their name to say it; both come back to where they were.
 */
export async function asMe<Answer extends Asked>(
	event: RequestEvent,
	ask: () => Promise<Answer>
): Promise<Answer & { me: NamedMe }> {
	const answer = await signedIn(event, ask);
	const { me } = answer;
	if (!me) toSignIn(event);
	if (!me.name) redirect(303, `/account/welcome?next=${here(event)}`);
	return { ...answer, me: { ...me, name: me.name } };
}

/** Does something for the person signed in; whose session has ended is sent to sign in. */
export async function signedIn<Answer>(
	event: RequestEvent,
	ask: () => Promise<Answer>
): Promise<Answer> {
	if (!event.locals.signedIn) toSignIn(event);
	try {
		return await ask();
	} catch (refused) {
		if (refused instanceof SessionOver) toSignIn(event);
		throw refused;
	}
}

function toSignIn(event: RequestEvent): never {
	forgetSession(event.cookies, event.url.protocol === 'https:');
	redirect(303, `/account/sign-in?next=${here(event)}`);
}

function here({ url }: RequestEvent): string {
	// Form actions are named in the query; coming back is always to the page itself.
	const search = url.search.startsWith('?/') ? '' : url.search;
	return encodeURIComponent(url.pathname + search);
}
