export type Kind = 'phone' | 'mail' | 'date' | 'number' | 'web' | 'address' | 'name' | 'place';

/** A passage that may let somebody find a client: where it stands, in UTF-16 offsets. */
export interface Mark {
	from: number;
	to: number;
	kind: Kind;
}

/**
 * Looks for one kind of thing. `free` is the text with everything that is spoken for blanked out,
 * so that a date is not taken for a phone number as well; `whole` is for what stands around it.
 */
export type Rule = (free: string, whole: string) => Mark[];

/** What stands where something was found already: no letter, no digit, no space. */
const BLANK = '\uFFFC';

export function blank(text: string, spans: { from: number; to: number }[]): string {
	let out = '';
	let at = 0;
	for (const { from, to } of spans) {
		if (from < at) continue;
		out += text.slice(at, from) + BLANK.repeat(to - from);
		at = to;
	}
	return out + text.slice(at);
}

/** Every match of a pattern that the check lets through; of it the group named `it`, if there is one. */
export function marks(
	kind: Kind,
	pattern: RegExp,
	text: string,
	isRight: (words: string, from: number, to: number) => boolean = () => true
): Mark[] {
	const found: Mark[] = [];
	for (const match of text.matchAll(pattern)) {
		// The dot of "Oct." or "St." may as well be the sentence's.
		const words = (match.groups?.it ?? match[0]).replace(/\.$/, '');
		const from = match.index + match[0].lastIndexOf(words);
		if (words && isRight(words, from, from + words.length)) {
			found.push({ from, to: from + words.length, kind });
		}
	}
	return found;
}

/** In the order of the text; where two overlap, the one that was found first stands. */
export function without(found: Mark[], taken: Mark[] = []): Mark[] {
	const kept: Mark[] = [];
	for (const mark of found) {
		const overlaps = (other: Mark) => mark.from < other.to && other.from < mark.to;
		if (!taken.some(overlaps) && !kept.some(overlaps)) kept.push(mark);
	}
	return kept.sort((a, b) => a.from - b.from);
}

export const before = (text: string, at: number, much = 40) =>
	text.slice(Math.max(0, at - much), at);
export const after = (text: string, at: number, much = 40) => text.slice(at, at + much);

/** The sentence around a passage, as far as dots tell; never more than a few lines. */
export function sentence(text: string, from: number, to: number): string {
	const left = before(text, from, 240);
	const right = after(text, to, 240);
	const start = left.search(/[^.!?\n]*$/);
	const end = right.search(/[.!?](?:\s|$)|\n/);
	return left.slice(start) + text.slice(from, to) + (end < 0 ? right : right.slice(0, end));
}
