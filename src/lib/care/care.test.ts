/**
 * The care check, measured. `sentences.json` was written by somebody who had seen no rule, and was
 * committed before there was one; about half of it holds an identifier, the rest only looks so.
 * See README.md beside this for how it was used since.
 */
import { expect, test } from 'vitest';
import { look, type Kind } from './look';
import sentences from './sentences.json';

const gated: Kind[] = ['phone', 'mail', 'date', 'number'];
const reported: Kind[] = ['web', 'address', 'name', 'place'];

const share = (part: number, whole: number) => (whole ? part / whole : 1);
const said = (part: number, whole: number) =>
	`${(share(part, whole) * 100).toFixed(1)} % (${part} of ${whole})`;

interface Span {
	from: number;
	to: number;
}
const touches = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

/** Where the identifiers that a sentence names stand in it; each is of the sentence's kind. */
const spans = (text: string, words: string[]): Span[] =>
	words.map((word) => ({ from: text.indexOf(word), to: text.indexOf(word) + word.length }));

const exam = sentences.map(({ text, kind, marks }) => ({
	kind,
	real: spans(text, marks),
	found: look(text)
}));

test('the sentences say where their identifiers are', () => {
	expect(sentences.length).toBeGreaterThanOrEqual(200);
	for (const { kind, real } of exam) {
		expect(real.length > 0).toBe(kind !== null);
		for (const { from, to } of real) expect(to).toBeGreaterThan(Math.max(from, 0));
		for (const { from } of real) expect(from).toBeGreaterThanOrEqual(0);
	}
});

test('of what is pointed at, nine in ten may find a client', () => {
	const flagged = exam.filter(({ found }) => found.length > 0);
	const rightly = flagged.filter(({ real }) => real.length > 0);
	const marks = exam.flatMap(({ real, found }) =>
		found.map((mark) => real.some((r) => touches(mark, r)))
	);
	const right = marks.filter(Boolean).length;

	console.warn(
		`care check: precision by sentence ${said(rightly.length, flagged.length)}, ` +
			`by mark ${said(right, marks.length)}`
	);
	expect(share(rightly.length, flagged.length)).toBeGreaterThanOrEqual(0.9);
	expect(share(right, marks.length)).toBeGreaterThanOrEqual(0.9);
});

test('of what may find a client, nine in ten of those that a pattern can find are pointed at', () => {
	const recall = (kind: Kind) => {
		const hits = exam
			.filter((sentence) => sentence.kind === kind)
			.flatMap(({ real, found }) => real.map((r) => found.some((mark) => touches(mark, r))));
		return [hits.filter(Boolean).length, hits.length] as const;
	};
	const lines = [...gated, ...reported].map((kind) => `${kind} ${said(...recall(kind))}`);
	console.warn(`care check: recall ${lines.join(', ')}`);

	for (const kind of gated) expect(share(...recall(kind)), kind).toBeGreaterThanOrEqual(0.9);
});
