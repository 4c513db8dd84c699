import { describe, expect, test } from 'vitest';
import {
	dayOf,
	lastDone,
	nextOf,
	readRhythm,
	stateOf,
	unreadIn,
	waitingIn,
	walk,
	type Facts
} from './desk';

const letters = [1, 2].map((number) => ({
	number,
	slug: `letter-${number}`,
	title: `Letter ${number}`,
	aliases: number === 2 ? ['once-called'] : [],
	steps: [
		{ id: `ask-${number}`, text: 'Ask.' },
		{ id: `wait-${number}`, text: 'Wait.' }
	]
}));
const nothing: Facts = {
	reads: [],
	ticks: [],
	tries: [],
	choices: [],
	plans: [],
	last_written: null,
	seals: [],
	rhythm: null,
	notes: []
};
const at = '2026-11-20T10:00:00Z';
const days = (n: number) => new Date(Date.parse(at) + n * 86_400_000);
const read = (...slugs: string[]) => slugs.map((letter) => ({ letter, at }));

describe('the walk', () => {
	test('a step is practised when it was ticked or tried, once either way', () => {
		const facts = {
			...nothing,
			ticks: [{ letter: 'letter-1', step: 'ask-1', at }],
			tries: [
				{ letter: 'letter-1', step: 'ask-1', times: 3, at },
				{ letter: 'letter-1', step: 'wait-1', times: 1, at }
			]
		};
		expect(walk(facts, letters).map(({ practised, steps }) => [practised, steps])).toEqual([
			[2, 2],
			[0, 2]
		]);
	});

	test('what was done under a letter’s former name counts, and steps that are gone do not', () => {
		const facts = {
			...nothing,
			reads: read('once-called'),
			ticks: [
				{ letter: 'once-called', step: 'ask-2', at },
				{ letter: 'letter-2', step: 'gone', at }
			]
		};
		expect(walk(facts, letters)[1]).toMatchObject({ read: true, practised: 1 });
	});
});

describe('how the desk greets', () => {
	const state = (facts: Facts, now = days(1)) => stateOf(facts, walk(facts, letters), now);

	test('whoever did nothing yet finds a desk that waits for nothing', () => {
		expect(state(nothing)).toBe('empty');
		expect(lastDone(nothing)).toBeUndefined();
	});

	test('whoever was here lately is under way, and after two weeks is told where they were', () => {
		const facts = { ...nothing, last_written: { letter: 'letter-2', prompt: 'x', body: 'Y', at } };
		expect(state(facts)).toBe('under-way');
		expect(state(facts, days(13))).toBe('under-way');
		expect(state(facts, days(15))).toBe('long-away');
		expect(lastDone(facts)?.letter).toBe('letter-2');
	});

	test('whoever marked every letter as read has finished, however long ago', () => {
		const facts = { ...nothing, reads: read('letter-1', 'letter-2') };
		expect(state(facts, days(400))).toBe('finished');
		expect(nextOf(walk(facts, letters))).toBeUndefined();
	});

	test('the next letter is the first that is not marked as read', () => {
		expect(nextOf(walk({ ...nothing, reads: read('letter-2') }, letters))?.number).toBe(1);
	});
});

describe('a rhythm', () => {
	const form = (fields: Record<string, string>) => {
		const data = new FormData();
		for (const [name, value] of Object.entries(fields)) data.set(name, value);
		return data;
	};

	test('offers each letter its day', () => {
		expect(dayOf(3, { starts_on: '2026-11-30', days: 7 })).toBe('2026-12-14');
	});

	test('is read from its form, ended by none, and asked for again where it cannot be', () => {
		expect(readRhythm(form({ days: '7', starts_on: '2026-11-30' }))).toEqual({
			rhythm: { days: 7, starts_on: '2026-11-30' }
		});
		expect(readRhythm(form({ days: 'none' }))).toEqual({ rhythm: null });
		expect(readRhythm(form({ days: '7', starts_on: 'soon' })).issue).toMatch(/day/);
		expect(readRhythm(form({ days: '3', starts_on: '2026-11-30' })).issue).toBeDefined();
	});
});

test('what came back and who waits is told in words, one as well as many', () => {
	expect([1, 2].map((unread) => unreadIn({ unread }))).toEqual([
		'An answer you have not read yet',
		'2 answers you have not read yet'
	]);
	expect([1, 3].map((count) => waitingIn({ count }))).toEqual([
		'One reply waits for an answer',
		'3 replies wait for an answer'
	]);
});
