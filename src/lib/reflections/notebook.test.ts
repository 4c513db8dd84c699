import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerpt, mark, readView } from './notebook';

const hits = (text: string, ...stems: string[]) =>
	mark(text, stems)
		.filter(({ hit }) => hit)
		.map(({ text }) => text);

describe('marking what was found', () => {
	test('forms of a word, with and without accents, are marked as they stand', () => {
		expect(hits('Housing, a house, the café and Cafés.', 'hous', 'cafe')).toEqual([
			'Housing',
			'house',
			'café',
			'Cafés'
		]);
		expect(hits('happy and happier', 'happi')).toEqual(['happy', 'happier']);
		expect(hits('rehoused', 'hous')).toEqual([]);
	});

	test('nothing of the text is lost, whatever it holds', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, stem) => {
				const pieces = mark(text, stem ? [stem.toLowerCase()] : []);
				expect(pieces.map((piece) => piece.text).join('')).toBe(text);
			})
		);
	});
});

describe('an excerpt', () => {
	const long = `${'Before it came to that, nothing. '.repeat(40)}Then a harbour. ${'And after. '.repeat(90)}`;

	test('shows a short text whole', () => {
		expect(excerpt('Short.', ['short'])).toBe('Short.');
	});

	test('begins at the beginning, or shortly before what was found', () => {
		expect(excerpt(long, [])).toMatch(/^Before it came .*…$/s);
		expect(excerpt(long, ['harbour'])).toMatch(/^….*harbour.*…$/s);
	});
});

describe('the address of a view', () => {
	test('means what it can mean, and nothing else', () => {
		const view = (query: string) => readView(new URLSearchParams(query));
		expect(view('q=caf%C3%A9&sort=letter&page=3')).toEqual({
			search: 'café',
			sort: 'letter',
			page: 3
		});
		for (const page of ['0', '-1', '1.5', 'x', '1e9', '']) {
			expect(view(`page=${page}`).page).toBe(1);
		}
		expect(view('sort=rank').sort).toBe('time');
		expect(view(`q=${'x'.repeat(5000)}`).search).toHaveLength(200);
		expect(view('q=a%00b').search).toBe('ab');
	});
});
