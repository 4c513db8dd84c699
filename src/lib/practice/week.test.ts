import { describe, expect, test } from 'vitest';
import { halves, inWords, today } from './week';

const none = { choices: [], plans: [], tries: [] };
const plan = { id: 'p', step: 'ask', cue: 'it rains', act: 'wait', made_at: '', ended_at: null };
const one = { step: 'ask', tried_on: '2026-11-20', went: '', noticed: '', version: 1 };

describe('what a learner did with a step', () => {
	test('is told in words, and nothing is said where nothing was done', () => {
		expect(inWords(none, 'ask')).toBe('');
		const week = {
			choices: ['ask'],
			plans: [plan],
			tries: [
				{ ...one, id: 'a' },
				{ ...one, id: 'b' }
			]
		};
		expect(inWords(week, 'ask')).toBe('Taken on. Planned. Tried twice.');
		expect(inWords(week, 'other')).toBe('');
	});

	test('a plan that was put down is no plan', () => {
		expect(inWords({ ...none, plans: [{ ...plan, ended_at: '2026-11-20' }] }, 'ask')).toBe('');
	});
});

describe('a letter’s example', () => {
	test('begins both halves of a plan', () => {
		expect(halves('If I hear “you”, then I will ask what helped before.')).toEqual({
			cue: 'I hear “you”',
			act: 'ask what helped before'
		});
		expect(halves('Something else.')).toBeUndefined();
	});
});

test('today is the day where the clock hangs', () => {
	expect(today(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02');
});
