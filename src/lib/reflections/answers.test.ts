import { expect, test } from 'vitest';
import { answersIn } from './answers';
import type { Everything } from './notebook';

const at = '2026-11-20T10:00:00Z';
const letters = [
	{
		slug: 'first',
		aliases: ['once-called'],
		steps: [{ id: 'wait' }, { id: 'ask' }],
		prompts: [{ id: 'why' }, { id: 'who' }]
	}
];
const written = { body: 'Because.', created_at: at, updated_at: at, sealed_until: null };
const plan = { cue: 'it rains', act: 'wait', made_at: at, ended_at: null };
const told = { tried_on: '2026-11-19', went: 'Well', noticed: 'Much.', created_at: at };
const everything: Everything = {
	me: { id: 'x', email: 'noor@people.example', name: 'Noor', pronouns: null },
	reflections: [
		{ ...written, letter: 'once-called', prompt: 'why' },
		{ ...written, letter: 'first', prompt: 'gone', body: 'Of a question that left.' },
		{ ...written, letter: 'notebook', prompt: 'a-page', body: 'A page.' }
	],
	tries: [
		{ ...told, letter: 'once-called', step: 'wait' },
		{ ...told, letter: 'gone', step: 'wait' }
	],
	plans: [
		{ ...plan, letter: 'first', step: 'wait' },
		{ ...plan, letter: 'first', step: 'left' }
	],
	ticks: [{ letter: 'first', step: 'ask', ticked_at: at }],
	reads: []
};
const answers = answersIn(letters, everything, (letter, about) => ({
	where: letter,
	what: `About ${about}`
}));

test('what a learner wrote stands under its question, also from before the letter was renamed', () => {
	expect(answers.name).toBe('Noor');
	expect(answers.to('first', 'why')).toEqual({ body: 'Because.', on: at, sealed_until: null });
	expect(answers.to('first', 'who')).toBeUndefined();
});

test('plans and tries stand with their step, which is practised when ticked or tried', () => {
	expect(answers.with('first', 'wait')).toMatchObject({
		practised: true,
		plans: [{ cue: 'it rains', act: 'wait' }],
		tries: [{ tried_on: '2026-11-19', went: 'Well', noticed: 'Much.' }]
	});
	expect(answers.with('first', 'ask')).toEqual({ practised: true, plans: [], tries: [] });
});

test('what no letter asks for is beside them, and nothing is left out', () => {
	expect(answers.beside.map(({ what, body }) => [what, body])).toEqual([
		['About gone', 'Of a question that left.'],
		['About a-page', 'A page.'],
		['About left', 'If it rains, then I will wait.'],
		['About wait', 'Well\n\nMuch.']
	]);
});
