import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';

/**
 * Sends a form to an action and brings back what it answered, without leaving the page.
 * `undefined` means that no answer came: the network or the server is away, and nothing is known.
 *
 * @param last the page may be going away: let the browser finish the request without it (where it
 * is no longer than browsers take on then, 64 KB).
 */
export async function send(
	action: string,
	form: FormData,
	last = false
): Promise<ActionResult | undefined> {
	try {
		const response = await fetch(action, {
			method: 'POST',
			body: form,
			headers: { 'x-sveltekit-action': 'true', accept: 'application/json' },
			keepalive: last
		});
		return deserialize(await response.text());
	} catch {
		return undefined;
	}
}
