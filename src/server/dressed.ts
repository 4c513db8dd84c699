import type { Handle } from '@sveltejs/kit';
import { dress } from '$lib/comfort/comfort';

/** Each page comes as its reader likes to read. */
export const dressed: Handle = ({ event, resolve }) =>
	resolve(event, { transformPageChunk: ({ html }) => dress(html, event.locals.comfort) });
