import type { Entry } from './outbox';

/** These words are on their way: should no answer come, and they stand by then, they are its own. */
export function tried(entry: Entry, body: string): Entry {
	const before = (entry.sent ?? []).filter((one) => one !== body);
	return { ...entry, sent: [...before, body].slice(-4) };
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
