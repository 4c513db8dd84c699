import { describe, expect, it } from 'vitest';
import { based, isOwn, left, tried } from './entries';
import type { Entry } from './outbox';

const words = (body: string, stamp = body): Entry => ({
	...{ id: 'i', person: 'p', kind: 'words', of: 'o', stamp, action: '/letters/a', fields: [] },
	words: { prompt: 'p', body, version: 1 }
});

describe('words that were sent without an answer', () => {
	it('are their writer’s own, however many were sent after them', () => {
		const all = Array.from({ length: 40 }, (_, count) => 'word '.repeat(count + 1));
		const entry = all.reduce(tried, words('the last'));
		for (const body of all) expect(isOwn(entry, body)).toBe(true);
		expect(isOwn(entry, 'word  word ')).toBe(false);
		expect(isOwn(words('never sent'), 'never sent')).toBe(false);
	});

	it('are remembered in a few characters, once each', () => {
		const long = 'x'.repeat(20_000);
		const entry = tried(tried(words(long), long), long);
		expect(entry.sent).toHaveLength(1);
		expect(JSON.stringify(entry.sent).length).toBeLessThan(40);
	});

	it('are settled by the answer to any of them', () => {
		const entry = tried(words('a', 'first'), 'a');
		expect(left(entry, entry, 2)).toBeUndefined();
		const later = { ...entry, stamp: 'second' };
		expect(left(later, entry, 2)).toMatchObject({ words: { version: 2 }, sent: undefined });
		expect(isOwn(based(entry, 2), 'a')).toBe(false);
	});
});
