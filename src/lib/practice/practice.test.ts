import { describe, expect, test } from 'vitest';
import { readChange } from './practice';

const known = ['notice', 'lead', 'name'];

function form(entries: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of entries) data.append(name, value);
	return data;
}

describe('a learner sends the letter’s form', () => {
	test('and what they ticked is ticked', () => {
		expect(readChange(form([['step', 'lead']]), known).tick).toEqual(['lead']);
	});

	test('and what they took back is taken back', () => {
		const sent = form([
			['was', 'lead'],
			['was', 'name'],
			['step', 'name']
		]);
		expect(readChange(sent, known)).toEqual({ tick: [], untick: ['lead'], read: undefined });
	});

	test('from a page of yesterday, and ticks made elsewhere since stay', () => {
		expect(
			readChange(
				form([
					['was', 'lead'],
					['step', 'lead']
				]),
				known
			)
		).toEqual({
			tick: [],
			untick: [],
			read: undefined
		});
	});

	test('with steps that no letter has, which are left out', () => {
		expect(
			readChange(
				form([
					['step', 'made-up'],
					['step', 'lead']
				]),
				known
			).tick
		).toEqual(['lead']);
	});

	test('and the read mark is set, taken back, or left alone', () => {
		expect(readChange(form([['read', 'yes']]), known).read).toBe(true);
		expect(readChange(form([['read', 'no']]), known).read).toBe(false);
		expect(readChange(form([]), known).read).toBeUndefined();
	});
});
