import type { ActionResult } from '@sveltejs/kit';
import { applyAction } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import type { Delivered, Entry, Owner } from '$lib/outbox/outbox';
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

const KEPT = 'Kept on this device. It will be saved when you are back online.';

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
		return { wish: read, told: KEPT };
	}
	if (as !== 'away' && answer) await applyAction(answer);
	return { told: 'That did not reach us. Please try again in a moment.' };
}

interface Hearer {
	tickWaits(step: string, ticked: boolean): void;
	tickArrived(step: string, ticked: boolean): void;
	/** How the mark stands as long as it waits; nothing once that is over. */
	readWaits(marked?: Marked): void;
}

/**
 * Tells what of this letter waits here since another page, or another day, and what has reached the
 * database after it had waited; gives back how to stop.
 */
export function follow({ owner, letter }: Place, hearer: Hearer): () => void {
	const outbox = open(owner);
	const tickIn = ({ of, fields: [[wish, step] = ['', '']] }: Entry) =>
		of === about('tick', letter, step) && { step, ticked: wish === 'step' };
	const isRead = ({ of }: Entry) => of === about('read', letter, '');
	let readIsOver = false;
	const stop = outbox.listen((news) => {
		if (news.what !== 'saved' && news.what !== 'held') return;
		const tick = news.what === 'saved' && tickIn(news.entry);
		if (tick) hearer.tickArrived(tick.step, tick.ticked);
		// Refused, the mark is as it was; a notice tells why.
		if (isRead(news.entry)) {
			readIsOver = true;
			hearer.readWaits();
		}
	});
	void outbox.waiting().then(
		(entries) => {
			for (const entry of entries) {
				const tick = tickIn(entry);
				if (tick) hearer.tickWaits(tick.step, tick.ticked);
				if (isRead(entry) && !readIsOver) {
					hearer.readWaits({ wish: entry.fields[0]?.[1] === 'yes', told: KEPT });
				}
			}
		},
		// What this browser does not keep, it does not tell.
		() => {}
	);
	return stop;
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
