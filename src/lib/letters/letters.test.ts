import { countInWords } from './counting';
import { describe, expect, test } from 'vitest';
import {
	addressOf,
	endSentence,
	find,
	glossaryOf,
	inOrderOf,
	minutesToRead,
	nameOf,
	slugOf,
	sourcesOf,
	type Source
} from './letters';

describe('a reader who follows an address', () => {
	const letters = [
		{ slug: 'power', aliases: ['first'] },
		{ slug: 'training', aliases: [] }
	];

	test('finds the letter of that name', () => {
		expect(find(letters, 'training')).toBe(letters[1]);
	});

	test('finds a letter by the name it had before', () => {
		expect(find(letters, 'first')).toBe(letters[0]);
	});

	test('finds nothing under a name that no letter ever had', () => {
		expect(find(letters, 'toString')).toBeUndefined();
	});
});

describe('a writer who names a file', () => {
	test('gives the letter its place and its name', () => {
		expect(nameOf('/content/letters/12-where-i-stand.md')).toEqual({
			number: 12,
			slug: 'where-i-stand'
		});
	});

	test.each(['letters/power.md', 'letters/1-Power.md', 'letters/1-power.svg'])(
		'is not understood: %s',
		(file) => expect(nameOf(file)).toBeUndefined()
	);
});

describe('a reader with ten minutes', () => {
	test('is told how many the letter takes', () => {
		expect(minutesToRead('word '.repeat(1400))).toBe(7);
		expect(minutesToRead('A line.')).toBe(1);
	});

	test('reads the number as one writes it in a letter', () => {
		expect(countInWords(7, 'minute')).toBe('Seven minutes');
		expect(countInWords(1, 'minute')).toBe('One minute');
		expect(countInWords(25, 'minute')).toBe('25 minutes');
	});
});

describe('a reader who looks something up', () => {
	test('finds sources in the order of the prose, and then those it does not name', () => {
		const named = ['a', 'b', 'c', 'd'].map((id) => ({ id }) as Source);
		const prose = '<button id="cite-c">C</button> <button id="cite-a">A</button>';
		expect(inOrderOf(prose, named).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
	});

	const a = { slug: 'a', number: 1, title: 'A' };
	const b = { slug: 'b', number: 2, title: 'B' };
	const c = { slug: 'c', number: 3, title: 'C' };

	test('lands at a heading or word, whatever signs it holds', () => {
		expect(slugOf('What we know')).toBe('what-we-know');
		expect(slugOf('Own your bias, and your missteps')).toBe('own-your-bias-and-your-missteps');
		expect(slugOf('Martín-Baró’s “shift”')).toBe('martin-baros-shift');
	});

	test('finds a word once, with each of its meanings and all letters that give it', () => {
		const words = [{ term: 'power', meaning: 'M' }];
		const other = { term: 'agency', meaning: 'N' };
		expect(
			glossaryOf([
				{ ...a, words },
				{ ...b, words: [...words, other] },
				{ ...c, words: [{ term: 'power', meaning: 'O' }] }
			])
		).toEqual([
			{ term: 'agency', meanings: [{ meaning: 'N', letters: [b] }] },
			{
				term: 'power',
				meanings: [
					{ meaning: 'M', letters: [a, b] },
					{ meaning: 'O', letters: [c] }
				]
			}
		]);
	});

	test('finds a work once, by its author, with the letters that build on it', () => {
		const work = { year: 2000, title: 'T', where: 'W' };
		const owen = { ...work, id: 'owen', author: 'Owen' };
		const freire = { ...work, id: 'freire', author: 'Freire' };
		expect(
			sourcesOf([
				{ ...a, sources: [owen, freire] },
				{ ...b, sources: [owen] }
			])
		).toEqual([
			{ ...freire, letters: [a] },
			{ ...owen, letters: [a, b] }
		]);
	});

	test('is led to the DOI, else to the address, else nowhere', () => {
		expect(addressOf({ doi: '10.1/x', url: 'https://y.example' })).toBe('https://doi.org/10.1/x');
		expect(addressOf({ url: 'https://y.example' })).toBe('https://y.example');
		expect(addressOf({})).toBeUndefined();
	});

	test('meets one full stop after a sentence', () => {
		expect(endSentence('Proctor, G.')).toBe('Proctor, G.');
		expect(endSentence('Harvard')).toBe('Harvard.');
	});
});
