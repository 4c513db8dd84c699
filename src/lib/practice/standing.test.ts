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
		],
		tries: []
	};
	expect(standingIn(letters, marks)).toEqual({ first: { read: true, practised: 2 } });
});

test('a step is practised when it was ticked or tried, and once if both', () => {
	const marks = {
		reads: [],
		ticks: [{ letter: 'first', step: 'a' }],
		tries: [
			{ letter: 'first', step: 'a' },
			{ letter: 'second', step: 'c' }
		]
	};
	expect(standingIn(letters, marks)).toEqual({
		first: { read: false, practised: 1 },
		second: { read: false, practised: 1 }
	});
});

test('steps and letters that are gone are counted nowhere', () => {
	const marks = {
		reads: ['gone'],
		ticks: [{ letter: 'second', step: 'gone' }],
		tries: [{ letter: 'gone', step: 'c' }]
	};
	expect(standingIn(letters, marks)).toEqual({});
});
