import MiniSearch from 'minisearch';
import type { Passage } from './passages';
import { excerptOf, partsOf, reachesFurther, stemOf, termsOf, word, type Part } from './search';

/** A passage as it is shown to whoever looked for it. */
export interface Found extends Pick<Passage, 'kind' | 'letter' | 'anchor'> {
	heading: Part[];
	excerpt: Part[];
}

export interface Answer {
	/** Best first, and no more than someone would look through. */
	found: Found[];
	/** How many there are. */
	count: number;
	/** False where nothing has all the words, and these have some. */
	all: boolean;
}

const shown = 30;

/** Makes passages findable, and gives back the way to ask. */
export function searchable(passages: readonly Passage[]): (query: string) => Answer {
	const index = new MiniSearch<Passage & { id: number }>({
		fields: ['heading', 'text'],
		tokenize: (text) => text.match(word) ?? [],
		processTerm: stemOf
	});
	index.addAll(passages.map((passage, id) => ({ ...passage, id })));

	const ask = (terms: string[], combineWith: 'AND' | 'OR') =>
		index.search(terms.join(' '), {
			combineWith,
			boost: { heading: 3 },
			// A book's title is all headings; what the letters say comes first.
			boostDocument: (id) => (passages[id as number]?.kind === 'source' ? 0.4 : 1),
			// They are stems already, and a stem of a stem may be another word.
			processTerm: (term) => term,
			prefix: reachesFurther,
			weights: { prefix: 0.6, fuzzy: 0 }
		});

	return (query) => {
		const terms = termsOf(query);
		if (terms.length === 0) return { found: [], count: 0, all: true };
		const withAll = ask(terms, 'AND');
		const hits = withAll.length > 0 ? withAll : ask(terms, 'OR');
		const found = hits.slice(0, shown).map(({ id }) => {
			const { kind, letter, anchor, heading, text } = passages[id as number]!;
			return {
				kind,
				...(letter && { letter }),
				anchor,
				heading: partsOf(heading, terms),
				excerpt: excerptOf(text, terms)
			};
		});
		return { found, count: hits.length, all: withAll.length > 0 };
	};
}
