/** How words are compared and hits are shown; the index itself is in `search.server.ts`. */

/** A run of text that the reader looked for, or one beside it. */
export interface Part {
	text: string;
	hit: boolean;
}

export const word = /[\p{L}\p{N}\p{M}]+/gu;

const longest = 200;
const most = 12;
const excerptLength = 260;

/**
 * The one shape of a word's forms: without accents and capitals, and without the endings that
 * English adds most. "Apologies" is "apology", and both are the beginning of "apologise".
 */
export function stemOf(given: string): string {
	return given
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ies$/, 'y')
		.replace(/(?<=.{3}[^su])s$/, '')
		.replace(/(?<=.{4})(?:ing|ed)$/, '')
		.replace(/(?<=.{5})[ey]$/, '');
}

/** What is looked for: some different words out of whatever was typed. */
export function termsOf(query: string): string[] {
	const words = query.slice(0, longest).match(word) ?? [];
	return [...new Set(words.map(stemOf))].filter(Boolean).slice(0, most);
}

/** Whether a word of the text is one of those. Of very short ones, only the word itself is. */
export function isHit(found: string, terms: readonly string[]): boolean {
	const stem = stemOf(found);
	return terms.some((term) => (reachesFurther(term) ? stem.startsWith(term) : stem === term));
}

/** From three signs on, the beginning of a word is enough. */
export function reachesFurther(term: string): boolean {
	return term.length >= 3;
}

export function partsOf(text: string, terms: readonly string[]): Part[] {
	const parts: Part[] = [];
	let end = 0;
	for (const { index, 0: found } of text.matchAll(word)) {
		if (!isHit(found, terms)) continue;
		if (index > end) parts.push({ text: text.slice(end, index), hit: false });
		parts.push({ text: found, hit: true });
		end = index + found.length;
	}
	if (end < text.length) parts.push({ text: text.slice(end), hit: false });
	return parts;
}

/** As much of a text as shows most of what was looked for, cut between words. */
export function excerptOf(text: string, terms: readonly string[]): Part[] {
	if (text.length <= excerptLength) return partsOf(text, terms);
	const start = wordFrom(text, Math.max(0, bestPlace(text, terms) - 70));
	const end = wordFrom(text, start + excerptLength);
	const cut = text.slice(start, end).trim();
	return partsOf(`${start > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`, terms);
}

/** The hit from which on most different words stand close together. */
function bestPlace(text: string, terms: readonly string[]): number {
	const hits = [...text.matchAll(word)].filter(({ 0: found }) => isHit(found, terms));
	let best = { index: 0, different: 0 };
	for (const { index } of hits) {
		const near = hits.filter((hit) => hit.index >= index && hit.index < index + excerptLength - 90);
		const different = new Set(near.map(({ 0: found }) => stemOf(found))).size;
		if (different > best.different) best = { index, different };
	}
	return best.index;
}

function wordFrom(text: string, at: number): number {
	if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
	const space = text.indexOf(' ', at);
	return space < 0 ? text.length : space + 1;
}
