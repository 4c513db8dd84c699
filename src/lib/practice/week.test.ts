import { describe, expect, test } from 'vitest';
import { readPlan, readTry } from './telling';
import { halves, inWords } from './week';

const id = '4b1f7a52-8a53-4a1d-9e0c-3f8f1c9b7d10';
const now = new Date('2026-11-24T12:00:00Z');

function form(entries: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(entries)) data.append(name, value);
	return data;
}

test('a letter’s plan opens into what a learner can change', () => {
	expect(halves('If I wait, then I will breathe.')).toEqual({ cue: 'I wait', act: 'breathe' });
	expect(halves('Another sentence.')).toBeUndefined();
});

test('what was done with a step is said in words, and nothing where nothing was', () => {
	const plan = { id, step: 'a', cue: 'x', act: 'y', made_at: '', ended_at: null };
	const one = { id, step: 'a', tried_on: '2026-11-24', went: '', noticed: '', version: 1 };
	const week = { choices: ['a'], plans: [plan], tries: [one, one] };
	expect(inWords(week, 'a')).toBe('Taken on. Planned. Tried twice.');
	expect(inWords(week, 'b')).toBe('');
});

describe('a learner sends a plan', () => {
	test('and it is one line, trimmed, with no half a character', () => {
		const { plan } = readPlan(form({ id, cue: ' the\r\ndoor\topens ', act: 'a\ud800' }), id);
		expect(plan).toEqual({ id, cue: 'the door opens', act: 'a\ufffd' });
	});

	test('that is empty, too long or holds a null, and all of it comes back', () => {
		const read = readPlan(form({ cue: ' \u2028 ', act: '😀'.repeat(501) }), id);
		expect(read.plan).toBeUndefined();
		expect(read.typed.act).toHaveLength(1002);
		expect(read.issues?.cue).toContain('Please write when');
		expect(read.issues?.act).toContain('1 more');
		expect(readPlan(form({ cue: 'a\u0000', act: 'b' }), id).issues?.cue).toContain('null');
	});
});

describe('a learner tells a try', () => {
	test('with nothing but that it was, today', () => {
		const { told } = readTry(form({}), id, now);
		expect(told).toEqual({ id, version: 0, tried_on: '2026-11-24', went: '', noticed: '' });
	});

	test('on their own day, which may be ahead of ours, but on no day that is none', () => {
		const on = (tried_on: string) => readTry(form({ tried_on }), id, now).issues?.tried_on;
		expect(on('2026-11-25')).toBeUndefined();
		expect(on('2026-11-26')).toContain('not come yet');
		expect(on('2026-02-31')).toContain('choose the day');
		expect(on('0001-01-01')).toContain('after 1900');
	});
});
