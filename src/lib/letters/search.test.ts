import { describe, expect, test } from 'vitest';
import { wordsOf, passagesOf, type Passage } from './passages';
import type { Letter } from './letters';
import { excerptOf, partsOf, stemOf, termsOf } from './search';
import { searchable } from './search.server';

const passage = (heading: string, text: string): Passage => ({
	kind: 'letter',
	anchor: heading,
	heading,
	text
});

const search = searchable([
	passage('An apology', 'Name it, own it, and say sorry to Ignacio Martín-Baró.'),
	passage('Apologising in the room', 'Clients are not there to forgive you.'),
	passage('Power', 'What a client cannot decide.'),
	passage('The clock', 'An apology of a clock: it has no power here.')
]);
const headings = (query: string) =>
	search(query).found.map(({ heading }) => heading.map(({ text }) => text).join(''));

describe('a reader who looks for something', () => {
	test('finds it whatever accents, capitals and forms they type', () => {
		expect(headings('martin-BARO')).toEqual(['An apology']);
		expect(search('martin').all).toBe(true);
		expect(search('CLÓCK').count).toBe(1);
		expect(headings('clients').sort()).toEqual(['Apologising in the room', 'Power']);
		expect(headings('Apologies')).toHaveLength(3);
	});

	test('finds what is about it before what mentions it', () => {
		expect(headings('power')).toEqual(['Power', 'The clock']);
		expect(headings('apology')[0]).toBe('An apology');
	});

	test('finds what has all the words, and else what has some', () => {
		expect(headings('apology clock')).toEqual(['The clock']);
		expect(search('apology clock').all).toBe(true);
		expect(headings('forgive umbrella')).toEqual(['Apologising in the room']);
		expect(search('forgive umbrella').all).toBe(false);
	});

	test('finds nothing where nothing is, and harms nothing', () => {
		for (const query of ['', '   ', '?!', '\0\ud800', 'zebra', '(((', '<mark>', '__proto__']) {
			expect(search(query), query).toEqual({ found: [], count: 0, all: expect.any(Boolean) });
		}
		expect(search('power '.repeat(100_000)).found).toHaveLength(2);
		expect(termsOf(Array.from({ length: 90 }, (_, at) => `a${at}`).join(' '))).toHaveLength(12);
	});

	test('sees where the words stand', () => {
		expect(partsOf('Power, empowered; power’s price.', termsOf('power'))).toEqual([
			{ text: 'Power', hit: true },
			{ text: ', empowered; ', hit: false },
			{ text: 'power', hit: true },
			{ text: '’s price.', hit: false }
		]);
	});

	test('sees the part of a long passage that has most of them', () => {
		const long = `Power. ${'Much else happens. '.repeat(40)}Power and repair meet. ${'And on. '.repeat(60)}`;
		const shown = excerptOf(long, termsOf('repair power'));
		const text = shown.map((part) => part.text).join('');
		expect(text).toContain('Power and repair meet.');
		expect(text).toMatch(/^… .* …$/);
		expect(text.length).toBeLessThan(300);
	});
});

test('forms of a word are one, and other words are others', () => {
	expect(new Set(['story', 'stories'].map(stemOf)).size).toBe(1);
	expect(new Set(['listen', 'listens', 'listening', 'listened'].map(stemOf)).size).toBe(1);
	expect('therapy'.startsWith(stemOf('there'))).toBe(false);
	expect(stemOf('class')).toBe('class');
	expect(stemOf('status')).toBe('status');
});

test('a letter is found by its headings, with its steps and questions, and without what waits behind a word', () => {
	const letter = {
		slug: 'a',
		number: 1,
		title: 'A letter',
		question: 'Who?',
		summary: 'In short.',
		steps: [{ text: 'Wait.', why: 'It helps.', smaller: 'Breathe.' }],
		prompts: [{ question: 'And you?', after: 'And now?' }]
	} as unknown as Letter;
	const prose =
		'<p>Hello <button>you</button><span class="meaning" popover="auto"><strong>you</strong> A reader</span>.</p>' +
		'<h2 id="then">Then &amp; now</h2><p>It goes on.</p>';
	expect(
		passagesOf(letter, prose).map(({ anchor, heading, text }) => [anchor, heading, text])
	).toEqual([
		['', 'A letter', 'Who? In short. Hello you.'],
		['then', 'Then & now', 'It goes on.'],
		['this-week', 'A step for this week', 'Wait. It helps. Smaller version: Breathe.'],
		['reflect', 'A question to write on', 'And you? And now?']
	]);
	expect(wordsOf('<p>a</p><p>b</p>')).toBe('a b');
});
