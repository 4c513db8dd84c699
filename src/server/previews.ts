import { masthead } from 'virtual:masthead';
import type { RequestEvent } from '@sveltejs/kit';
import { headOf } from '$lib/letters/preview';
import { previewOf } from '$lib/letters/preview.server';
import { environment } from '$lib/supabase/environment.server';

/** The place for it in `app.html`. */
const place = '%course.head%';

/**
 * Says in a page's head what other sites show of it. No browser has a use for it, so it is written
 * into the HTML here and is no part of what the page's script knows. Without an `ORIGIN` the course
 * does not know its own address, and says nothing.
 */
export function previewed(html: string, { route, params }: RequestEvent): string {
	if (!html.includes(place)) return html;
	const { origin } = environment();
	const preview = origin && previewOf(route.id, params.slug, origin);
	// A function, so that no "$" of a letter is taken for a sign.
	return html.replace(place, () => (preview ? headOf(preview, masthead.title, origin) : ''));
}
