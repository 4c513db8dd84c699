import type { SubmitFunction } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { goto, invalidateAll } from '$app/navigation';
import { resolve } from '$app/paths';
import { dropHere, keepHere, readHere } from '$lib/account/tab';
import type { Owner } from '$lib/outbox/outbox';
import type { Sheet } from '$lib/correspondence/sheet.svelte';

/** Where drafts lie, for who is signed in; brought when the page is there. */
export function boxOf(owner: Owner | undefined) {
	return owner && (async () => (await import('$lib/outbox/sender.svelte')).open(owner));
}

/**
 * Where words lie in this tab, for who is signed in: whoever signs in here next never sees them.
 *
 * @param of what belongs together, and the name of one within it, both as slugs
 */
export function tabOf(owner: Owner | undefined, of: string, name: string) {
	const place = owner && `unsent-${inHex(owner.person.slice(0, 8))}-${of}`;
	return {
		stash: (body: string) => {
			if (!place) return;
			const { [name]: _, ...others } = readHere(place)?.bodies ?? {};
			const bodies = body === '' ? others : { ...others, [name]: body };
			if (Object.keys(bodies).length === 0) dropHere(place);
			else keepHere({ letter: place, steps: [], bodies });
		},
		stashed: () => (place ? readHere(place)?.bodies[name] : undefined)
	};
}

const inHex = (text: string) =>
	Array.from(text, (sign) => sign.charCodeAt(0).toString(16)).join('');

/** Sends a sheet by way of the outbox where this browser has one; else as any form is sent. */
export function sending(sheet: Sheet, isNew: boolean): SubmitFunction {
	return ({ formData, cancel }) => {
		if (!sheet.isReady) {
			return async ({ result, update }) => {
				// The page for errors would take the place of what was typed.
				if (result.type === 'error') return sheet.lose();
				if (result.type === 'redirect') sheet.turn();
				await update({ reset: false });
			};
		}
		cancel();
		void deliver(sheet, isNew, formData);
	};
}

async function deliver(sheet: Sheet, isNew: boolean, formData: FormData): Promise<void> {
	const fields = [...formData].map(([name, value]): [string, string] => [name, String(value)]);
	const told = await sheet.send(fields);
	if (!told) return;
	const { as, answer } = told;
	if (answer?.type === 'error') return sheet.lose();
	if (answer && (as === 'saved' || as === 'held')) return applyAction(answer);
	// Sent by another tab of the browser, which alone heard where it stands now.
	if (as !== 'saved') return;
	if (isNew) await goto(resolve('/replies'));
	else await invalidateAll();
}
