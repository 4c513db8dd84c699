import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import * as comfort from '$lib/comfort/comfort.server';
import * as post from '$lib/post/post.server';
import { ownOnly } from '$lib/outbox/owner.server';
import { bringsSession, clientFor } from '$lib/supabase/client.server';
import { environment } from '$lib/supabase/environment.server';
import { said } from '$lib/supabase/refuse.server';
import { finished } from './server/finished';
import { protect } from './server/headers';
import { log } from './server/log';
import { surprise } from './server/surprise';
import { strangersPages } from './server/strangers-pages';

export const init: ServerInit = () => {
	environment();
	post.start(log);
};

/** Gives the request its id, its person, and a line in the log that never holds what anyone wrote. */
const identify: Handle = async ({ event, resolve }) => {
	const started = performance.now();
	event.locals.requestId = crypto.randomUUID();
	event.locals.signedIn = bringsSession(event.cookies);
	event.locals.comfort = comfort.of(event.cookies);
	let supabase: App.Locals['supabase'] | undefined;
	Object.defineProperty(event.locals, 'supabase', {
		get: () => (supabase ??= clientFor(event.cookies, event.url.protocol === 'https:'))
	});

	const response = await resolve(event);
	response.headers.set('x-request-id', event.locals.requestId);
	log('request', {
		id: event.locals.requestId,
		method: event.request.method,
		// The route, not the address: addresses hold invitation tokens and searches.
		route: event.route.id,
		status: response.status,
		ms: Math.round(performance.now() - started)
	});
	return response;
};

export const handle = sequence(identify, protect, ownOnly, strangersPages, finished);

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const requestId = event.locals.requestId ?? crypto.randomUUID();
	// Nobody there (404, or a form from another site) is no surprise, and the request line has it.
	if (status >= 500) surprise({ requestId }, event.route.id, error);
	return {
		message: status >= 500 ? 'Something went wrong on our side.' : message,
		said: said(status),
		requestId
	};
};
