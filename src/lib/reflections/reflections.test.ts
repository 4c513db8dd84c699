import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from './reflections.server';
import { readEdits } from './reading';
import { LONGEST, normalise } from './reflections';

const known = ['first', 'second'];

function form(entries: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(entries)) data.set(name, value);
	return data;
}

const read = (entries: Record<string, string>) => readEdits(form(entries), known, fingerprint);

describe('a learner sends what they wrote', () => {
	test('and it is an edit of the version that they saw', () => {
		const { edits } = read({ 'body:first': 'I waited.', 'version:first': '3' });
		expect(edits).toEqual([{ prompt: 'first', body: 'I waited.', version: 3 }]);
	});

	test('and a field that they did not touch is no edit, even with Windows line ends', () => {
		const { edits } = read({
			'body:first': 'One.\r\n\r\nTwo.',
			'version:first': '1',
			'print:first': fingerprint('One.\n\nTwo.')
		});
		expect(edits).toEqual([]);
	});

	test('over newer words that they saw, by the button that says so', () => {
		const { edits } = read({ 'body:first': 'Mine.', 'version:first': '0', 'replace:first': '4' });
		expect(edits).toEqual([{ prompt: 'first', body: 'Mine.', version: 4 }]);
	});

	test('to a prompt that no letter has, and it is left out', () => {
		expect(read({ 'body:made-up': 'words' }).edits).toEqual([]);
	});

	test('and twenty thousand emoji fit, one more does not, and all of it comes back', () => {
		expect(read({ 'body:first': '🌿'.repeat(LONGEST) }).issues).toEqual({});
		const long = '🌿'.repeat(LONGEST + 1);
		const { issues, edits, values } = read({ 'body:first': long });
		expect(issues['first']).toMatch(/^This is 1 character more/);
		expect(edits).toEqual([]);
		expect(values['first']).toBe(long);
	});

	test('and a null character gets a kind word, without losing the rest', () => {
		const { issues, values } = read({ 'body:first': 'a\u0000b' });
		expect(issues['first']).toMatch(/invisible/);
		expect(values['first']).toBe('a\u0000b');
	});

	test('and any Unicode comes through code point for code point', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				const { edits, issues } = read({ 'body:first': text, 'print:first': 'other' });
				if (text.includes('\u0000')) expect(issues['first']).toBeDefined();
				else expect(edits[0]?.body).toBe(normalise(text));
			}),
			{ numRuns: 200 }
		);
	});

	test('and a lone surrogate becomes visible as a replacement, and nothing else changes', () => {
		expect(normalise('a\ud800b\r\nc\rd')).toBe('a\ufffdb\nc\nd');
	});
});
