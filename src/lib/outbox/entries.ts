import type { Entry } from './outbox';

/**
 * These words are on their way: should no answer come, and they stand by then, they are its own. Any
 * of those that went unanswered can be the ones that arrived, so that none of them is forgotten.
 */
export function tried(entry: Entry, body: string): Entry {
	return { ...entry, sent: [...new Set(entry.sent).add(markOf(body))] };
}

/** Whether words that stand are ones that this entry sent, and heard nothing of. */
export function isOwn({ sent = [] }: Entry, body: string): boolean {
	return sent.includes(markOf(body));
}

/** Tells words apart by 53 bits and their length, in a few characters (cyrb53, public domain). */
export function markOf(body: string): string {
	let [high, low] = [0xdeadbeef, 0x41c6ce57];
	for (let at = 0; at < body.length; at++) {
		const code = body.charCodeAt(at);
		high = Math.imul(high ^ code, 2654435761);
		low = Math.imul(low ^ code, 1597334677);
	}
	high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
	low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
	const bits = 4294967296 * (2097151 & low) + (high >>> 0);
	return `${bits.toString(36)} ${body.length}`;
}

/** The words as they go on from another version. */
export function based(entry: Entry, version: number): Entry {
	return { ...entry, words: entry.words && { ...entry.words, version }, sent: undefined };
}

/** What is left of an entry once `acknowledged` is in the database: what came in meanwhile. */
export function left(
	entry: Entry | undefined,
	acknowledged: Entry,
	version: number | undefined
): Entry | undefined {
	if (!entry || entry.stamp === acknowledged.stamp) return undefined;
	return version === undefined ? { ...entry, sent: undefined } : based(entry, version);
}
