import { describe, expect, test } from 'vitest';
import type { Everything } from './notebook';
import { asData, asMarkdown, type Name } from './taking';

const at = '2026-11-20T10:00:00Z';
const all: Everything = {
	me: { id: 'x', email: 'noor@people.example', name: 'Noor', pronouns: 'they/them' },
	reflections: [
		{
			letter: 'one',
			prompt: 'ask',
			body: 'I waited.\n\nThen I asked.',
			created_at: at,
			updated_at: at,
			sealed_until: null
		},
		{
			letter: 'five',
			prompt: 'later',
			body: '',
			created_at: at,
			updated_at: at,
			sealed_until: '2027-05-01'
		}
	],
	tries: [
		{
			letter: 'one',
			step: 'wait',
			tried_on: '2026-11-19',
			went: 'Well',
			noticed: '',
			created_at: at
		}
	],
	plans: [
		{
			letter: 'one',
			step: 'wait',
			cue: 'I want to fix',
			act: 'breathe',
			made_at: at,
			ended_at: null
		}
	],
	ticks: [{ letter: 'one', step: 'wait', ticked_at: at }],
	reads: [{ letter: 'one', read_at: at }]
};
const name: Name = (letter, about) => ({ where: `Letter ${letter}`, what: `About ${about}` });

describe('what somebody takes along', () => {
	test('is a text that can be read without the course, and holds all of it', () => {
		const text = asMarkdown(all, name, '2026-11-24');
		for (const part of [
			'### About ask',
			'*Letter one, 2026-11-20*',
			'I waited.\n\nThen I asked.',
			'Sealed until 2027-05-01.',
			'- If I want to fix, then I will breathe (2026-11-20)',
			'- About wait (2026-11-20)',
			'Well'
		]) {
			expect(text).toContain(part);
		}
	});

	test('is data with the questions beside the answers, and no id of the database', () => {
		const data = asData(all, name, at);
		expect(data).toMatchObject({
			format: 'five-letters-notebook',
			version: 1,
			person: { name: 'Noor' },
			reflections: [{ question: 'About ask', body: 'I waited.\n\nThen I asked.' }, {}],
			tries: [{ step_text: 'About wait', went: 'Well' }],
			plans: [{ cue: 'I want to fix' }],
			ticks: [{ step: 'wait' }],
			reads: [{ letter: 'one' }]
		});
		expect(JSON.stringify(data)).not.toContain('"id"');
	});

	test('is short, and no fault, where nothing was written', () => {
		const empty = { ...all, reflections: [], tries: [], plans: [], ticks: [], reads: [] };
		expect(asMarkdown(empty, name, '2026-11-24')).toBe(
			'# My notebook\n\nTaken from the course on 2026-11-24.\n'
		);
	});
});
