import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readView } from './cohorts';

const letters = ['power-in-the-room'];
const view = (query: string) => readView(new URLSearchParams(query), letters);

test('a facilitator who asks for nothing sees the first page by name', () => {
	expect(view('')).toEqual({ sort: 'name', search: '', page: 1 });
});

test('a facilitator can sort by a letter of the course, and by no other word', () => {
	expect(view('sort=power-in-the-room').sort).toBe('power-in-the-room');
	expect(view('sort=user_id').sort).toBe('name');
});

test('whatever stands in the address, the view can be asked for', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (search, page, sort) => {
			const seen = readView(new URLSearchParams({ search, page, sort }), letters);
			expect(seen.page).toBeGreaterThanOrEqual(1);
			expect(seen.search).not.toMatch(/\u0000/);
			expect(seen.search.isWellFormed()).toBe(true);
		}),
		{ numRuns: 200 }
	);
});
