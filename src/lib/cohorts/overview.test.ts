import { expect, test } from 'vitest';
import { seldomPractised, waits } from './overview';

const steps = ['ask', 'wait', 'say'].map((id) => ({ id, text: `${id}.` }));
const letters = [1, 2].map((number) => ({
	key: `letter-${number}`,
	number,
	short: `Letter ${number}`,
	steps
}));
const sum = (ticked: number, readAlone: number) => ({
	ticked,
	read: readAlone,
	read_alone: readAlone
});

test('a facilitator sees which steps fewer than a third have ticked of those who began the letter', () => {
	const counted = {
		letters: { 'letter-1': sum(7, 2) },
		steps: { 'letter-1': { ask: 7, wait: 2 } }
	};
	expect(seldomPractised(letters, counted)).toEqual([
		{
			number: 1,
			short: 'Letter 1',
			begun: 9,
			steps: [
				{ text: 'wait.', people: 2 },
				{ text: 'say.', people: 0 }
			]
		}
	]);
});

test('three of nine are a third, and not few', () => {
	const all = { ask: 3, wait: 3, say: 3 };
	const counted = { letters: { 'letter-1': sum(9, 0) }, steps: { 'letter-1': all } };
	expect(seldomPractised(letters, counted)).toEqual([]);
});

test('while fewer than five have begun a letter, nothing is told of its steps', () => {
	const counted = { letters: { 'letter-2': sum(2, 2) }, steps: { 'letter-2': { ask: 1 } } };
	expect(seldomPractised(letters, counted)).toEqual([]);
});

test('how long somebody waits is said in whole days', () => {
	const now = new Date('2026-11-24T12:00:00Z');
	expect(waits('2026-11-24T01:00:00Z', now)).toBe('since today');
	expect(waits('2026-11-23T11:00:00Z', now)).toBe('for a day');
	expect(waits('2026-11-14T11:00:00Z', now)).toBe('for 10 days');
});
