import type { ActionResult } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Delivered, Owner } from '$lib/outbox/outbox';
import { open } from '$lib/outbox/sender.svelte';
import type { Keeping } from '$lib/practice/practice';

export { open };

/** A letter's page, as what is made on it is sent. */
export interface Place {
	owner: Owner;
	/** The letter's key. */
	letter: string;
	action: string;
}

export async function keepTick(place: Place, step: string, ticked: boolean): Promise<Keeping> {
	const told = await deliver(place, 'tick', step, [ticked ? 'step' : 'was', step]);
	if (told.as === 'over' || told.as === 'saved') return told.as;
	return told.as === 'away' && told.durable ? 'waits' : 'away';
}

/** What came of marking the letter as read: in words, and how it stands where that waits here. */
export type Marked = { told?: string; wish?: boolean };

/** Marks the letter as read, or takes the mark back. */
export async function mark(place: Place, read: boolean): Promise<Marked> {
	const { as, durable, answer } = await deliver(place, 'read', '', ['read', read ? 'yes' : 'no']);
	if (as === 'saved') {
		await invalidateAll();
		return {};
	}
	if (as === 'away' && durable) {
		return { wish: read, told: 'Kept on this device. It will be saved when you are back online.' };
	}
	if (as !== 'away' && answer) await applyAction(answer);
	return { told: 'That did not reach us. Please try again in a moment.' };
}

/** Tells what has reached the database after it had waited; gives back how to stop. */
export function whenArrived(
	{ owner, letter }: Place,
	tick: (step: string, ticked: boolean) => void,
	read: () => void
): () => void {
	return open(owner).listen((news) => {
		if (news.what !== 'saved' && news.what !== 'held') return;
		const { kind, of, fields } = news.entry;
		const [[wish, step] = ['', '']] = fields;
		if (news.what === 'saved' && of === about('tick', letter, step)) tick(step, wish === 'step');
		// Refused, the mark is as it was; a notice tells why.
		if (kind === 'read') read();
	});
}

function deliver(
	{ owner, letter, action }: Place,
	kind: 'tick' | 'read',
	what: string,
	change: [string, string]
) {
	const draft = { kind, of: about(kind, letter, what), action, fields: [change] };
	return open(owner).deliver(draft) as Promise<Delivered<ActionResult>>;
}

const about = (kind: 'tick' | 'read', letter: string, what: string) =>
	`${kind} ${letter} ${what}`.trim();
