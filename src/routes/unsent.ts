import { dropEverythingHere } from '$lib/account/tab';
import type { Kind, Outbox, Owner } from '$lib/outbox/outbox';

let heard: Outbox | undefined;

/** Their own pages hear of these; and whoever sends one is on the way to another page. */
const heardOf = new Set<Kind>(['words', 'reply', 'answer']);

/**
 * Sends what somebody made on another page, or on another day, from whichever page they open next:
 * once that page is there, and again when they have signed in anew.
 *
 * @param arrived something is in the database now that this page was shown without
 */
export function sendWhatIsLeft(owner: Owner, arrived: () => void): void {
	const begin = () => void send(owner, arrived).catch(() => {});
	if (document.readyState === 'complete') begin();
	else addEventListener('load', begin, { once: true });
}

async function send(owner: Owner, arrived: () => void): Promise<void> {
	const { open } = await import('$lib/outbox/sender.svelte');
	const outbox = open(owner);
	if (outbox !== heard) {
		heard = outbox;
		// Signed out in another tab: this one holds nothing of theirs either.
		outbox.listen(({ what }) => what === 'gone' && dropEverythingHere());
	}
	const left = await outbox.waiting();
	if (left.length === 0) return;
	await outbox.drain();
	const still = new Set((await outbox.waiting()).map(({ id }) => id));
	if (left.some(({ id, kind }) => !heardOf.has(kind) && !still.has(id))) arrived();
}
