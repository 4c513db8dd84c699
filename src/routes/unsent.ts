import { mount } from 'svelte';
import { dropEverythingHere } from '$lib/account/tab';
import { DRAFT, type Entry, type Kind, type Outbox, type Owner } from '$lib/outbox/outbox';

let heard: Outbox | undefined;

/** Their own pages hear of these; and whoever sends one is on the way to another page. */
const heardOf = new Set<Kind>(['words', 'reply', 'answer']);

/**
 * Sends what somebody made on another page, or on another day, from whichever page they open next:
 * once that page is there, and again when they have signed in anew. What the server refuses is told.
 *
 * @param arrived something is in the database now that this page was shown without
 */
export function sendWhatIsLeft(owner: Owner, arrived: () => void): void {
	const begin = () => void send(owner, arrived).catch(() => {});
	if (document.readyState === 'complete') begin();
	else addEventListener('load', begin, { once: true });
}

async function send(owner: Owner, arrived: () => void): Promise<void> {
	const { open, remember } = await import('$lib/outbox/sender.svelte');
	await remember(owner);
	const outbox = open(owner);
	if (outbox !== heard) {
		heard = outbox;
		outbox.listen(({ what }) => {
			// Signed out in another tab: this one holds nothing of theirs either.
			if (what === 'gone') dropEverythingHere();
			if (what === 'held' || what === 'conflict') void tell(outbox, arrived).catch(() => {});
		});
	}
	const left = await outbox.waiting();
	if (left.length === 0) return;
	await outbox.drain();
	const still = new Set((await outbox.waiting()).map(({ id }) => id));
	if (left.some(({ id, kind }) => !heardOf.has(kind) && !still.has(id))) arrived();
	await tell(outbox, arrived);
}

let told: Outbox | undefined;

/** Says at the top of the page what was refused while nobody looked. */
async function tell(outbox: Outbox, arrived: () => void): Promise<void> {
	const held = async () => (await outbox.waiting()).filter(isToBeTold);
	const first = await held();
	const main = document.getElementById('main');
	if (told === outbox || first.length === 0 || !main) return;
	told = outbox;
	const { default: Held } = await import('$lib/outbox/Held.svelte');
	const { firstChild } = main;
	const props = { outbox, held, first, arrived };
	mount(Held, { target: main, ...(firstChild && { anchor: firstChild }), props });
}

/** Words that were refused are told under the field in which they stand, where the page has it. */
function isToBeTold({ held, words, action }: Entry): boolean {
	if (held === undefined || held === DRAFT) return false;
	const isHere = action.startsWith(`${location.pathname}?`);
	return !(words && isHere && document.getElementById(`body-${words.prompt}`));
}
