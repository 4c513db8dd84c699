import type { Handle } from '@sveltejs/kit';
import { dressAbove, partsOf } from '$lib/comfort/comfort';
import { previewed } from './previews';

/** Each page as it leaves: it says what other sites show of it, and is dressed as its reader likes to read. */
export const finished: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) => {
			const [above, own] = partsOf(html);
			return dressAbove(previewed(above, event), event.locals.comfort) + own;
		}
	});
