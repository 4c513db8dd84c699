import { deserialize } from '$app/forms';
import type { ActionResult } from '@sveltejs/kit';

/** What browsers take on for a page that goes away is 64 KB in all, heads included. */
const TAKEN_ON = 50_000;
/** Longer than any answer takes; what hears nothing by then is tried again. */
const PATIENCE_MS = 30_000;

/**
 * Sends a form to an action and brings back what it answered, without leaving the page.
 * `undefined` means that no answer came: the network or the server is away, and nothing is known.
 * Should the page go away meanwhile, the browser finishes the request without it where it can.
 */
export async function send(
	action: string,
	fields: readonly (readonly [name: string, value: string])[],
	headers: Record<string, string> = {}
): Promise<ActionResult | undefined> {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	// A character is up to three bytes; where that could be too much, the page has to stay.
	const length = fields.reduce(
		(sum, [name, value]) => sum + 200 + name.length + 3 * value.length,
		0
	);
	try {
		const response = await fetch(action, {
			method: 'POST',
			body,
			headers: { ...headers, 'x-sveltekit-action': 'true', accept: 'application/json' },
			keepalive: length < TAKEN_ON,
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		return deserialize(await response.text());
	} catch {
		return undefined;
	}
}
