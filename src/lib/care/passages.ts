import type { Mark } from './mark';

/** A passage to point at, with the words that stand there. */
export interface Passage extends Mark {
	words: string;
}

const MOST = 3;

/** What to point at: each wording once, without what the person chose to leave. */
export function passages(
	text: string,
	marks: Mark[],
	isLeft: (words: string) => boolean
): Passage[] {
	const seen = new Set<string>();
	return marks
		.map((mark) => ({ ...mark, words: text.slice(mark.from, mark.to) }))
		.filter(({ words }) => !isLeft(words) && !seen.has(words) && seen.add(words));
}

/** Where a passage stands now that the text was edited: the nearest one with its words, if any. */
export function now(text: string, passage: Passage): Passage | undefined {
	const { words, from } = passage;
	const onward = text.indexOf(words, from);
	const back = text.lastIndexOf(words, from);
	if (onward < 0 && back < 0) return undefined;
	const isBackNearer = back >= 0 && (onward < 0 || from - back < onward - from);
	const at = isBackNearer ? back : onward;
	return { ...passage, from: at, to: at + words.length };
}

/** The few that are shown at once, and how many more there are. */
export function few(all: Passage[]): { shown: Passage[]; more: number } {
	return { shown: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
}

const numbers = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten'
];

/** What is said under the field, and read out once. Empty where there is nothing to say. */
export function note(all: Passage[]): string {
	const { shown, more } = few(all);
	if (shown.length === 0) return '';
	const listed = shown.map(({ words }) => `‘${words}’`);
	if (more) listed.push(`${numbers[more] ?? more} more`);
	const which =
		listed.length === 1 ? listed[0] : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`;
	const it = listed.length === 1 ? 'it' : 'them';
	return `${which} may let somebody find this client. Change ${it}, or leave ${it}.`;
}
