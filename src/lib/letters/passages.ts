import type { Entry, Letter, Work } from './letters';

/** A piece of the course that can be found, and linked to. */
export interface Passage {
	kind: 'letter' | 'word' | 'source';
	/** Of a letter. */
	letter?: Pick<Letter, 'slug' | 'number' | 'title'>;
	/** The place on the page; empty for its beginning. */
	anchor: string;
	heading: string;
	text: string;
}

/**
 * A letter in the pieces that its headings make of it, with its steps and questions.
 *
 * @param prose the letter's HTML as the page has it, headings with their ids
 */
export function passagesOf(letter: Letter, prose: string): Passage[] {
	const { slug, number, title, summary, question, steps, prompts } = letter;
	const whole = { kind: 'letter' as const, letter: { slug, number, title } };
	// Every third piece: what stands before a heading, its id, its words, and so on.
	const [opening = '', ...rest] = prose.split(/<h[2-4] id="([^"]*)"[^>]*>([\s\S]*?)<\/h[2-4]>/);
	const sections = rest.flatMap((anchor, at) =>
		at % 3 === 0
			? [{ anchor, heading: wordsOf(rest[at + 1] ?? ''), text: wordsOf(rest[at + 2] ?? '') }]
			: []
	);
	return [
		{ ...whole, anchor: '', heading: title, text: `${question} ${summary} ${wordsOf(opening)}` },
		...sections.map((section) => ({ ...whole, ...section })),
		...steps.map(({ text, why, smaller }) => ({
			...whole,
			anchor: 'this-week',
			heading: 'A step for this week',
			text: `${text} ${why} Smaller version: ${smaller}`
		})),
		...prompts.map(({ question, after }) => ({
			...whole,
			anchor: 'reflect',
			heading: 'A question to write on',
			text: after ? `${question} ${after}` : question
		}))
	];
}

export function passageOfWord({ term, meanings }: Entry, anchor: string): Passage {
	const text = meanings.map(({ meaning }) => meaning).join(' ');
	return { kind: 'word', anchor, heading: term, text };
}

export function passageOfSource({ id, author, year, title, where, publisher }: Work): Passage {
	const text = [author, `(${year})`, where, publisher].filter(Boolean).join(' · ');
	return { kind: 'source', anchor: `source-${id}`, heading: title, text };
}

/** The words of HTML that Svelte made, without the meanings that wait behind them. */
export function wordsOf(html: string): string {
	return html
		.replace(/<(\w+)[^>]*\spopover\b[^>]*>[\s\S]*?<\/\1>/g, '')
		.replace(/<\/?(?:p|div|li|aside|section|blockquote|h\d|hr|br)\b[^>]*>/g, ' ')
		.replace(/<[^>]+>/g, '')
		.replace(/&(lt|gt|quot|#39|#x27|amp);/g, (_, name: string) => entities[name] ?? '')
		.replace(/\s+/g, ' ')
		.trim();
}

const entities: Record<string, string> = {
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	'#x27': "'",
	amp: '&'
};
