import { expect, test } from 'vitest';
import { standingIn } from './standing';

const letters = [
	{ slug: 'first', aliases: ['once-called'], steps: [{ id: 'a' }, { id: 'b' }] },
	{ slug: 'second', aliases: [], steps: [{ id: 'c' }] }
];

test('a learner finds what they marked, also under a name that the letter had before', () => {
	const marks = {
		reads: ['once-called'],
		ticks: [
			{ letter: 'first', step: 'b' },
			{ letter: 'once-called', step: 'b' },
			{ letter: 'once-called', step: 'a' }
		]
	};
	expect(standingIn(letters, marks)).toEqual({ first: { read: true, ticked: 2 } });
});

test('steps and letters that are gone are counted nowhere', () => {
	const marks = { reads: ['gone'], ticks: [{ letter: 'second', step: 'gone' }] };
	expect(standingIn(letters, marks)).toEqual({});
});
