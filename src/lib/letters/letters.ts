import * as v from 'valibot';

/** A word from front matter that is kept for ever in the database: letter, step and prompt ids. */
const id = v.pipe(
	v.string('words in lower case, joined by hyphens'),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'words in lower case, joined by hyphens')
);

const text = v.pipe(v.string('some text'), v.trim(), v.nonEmpty('some text'));
const year = v.pipe(
	v.number('a year, as a number'),
	v.integer('a year, as a number'),
	v.minValue(1000, 'a year, as a number'),
	v.maxValue(2999, 'a year, as a number')
);

const day = v.pipe(
	v.string('a day, like 2026-11-24'),
	v.isoDate('a day, like 2026-11-24'),
	v.check((given) => !Number.isNaN(Date.parse(given)), 'a day that there is, like 2026-11-24')
);

const plan = v.pipe(
	text,
	v.regex(/^If .+, then I will .+/s, 'a sentence like "If …, then I will …"')
);

const step = v.strictObject({
	/** Stable for ever: ticks are kept by it. The text is free to change. */
	id,
	text,
	why: text,
	smaller: text,
	not_when: v.optional(text),
	/** The heading of the move that it practises, as a slug: there it can be ticked while reading. */
	move: v.optional(id),
	plans: v.pipe(
		v.array(plan, 'a list of two example plans'),
		v.length(2, 'a list of two example plans')
	)
});

const prompt = v.strictObject({
	/** Stable for ever: reflections are kept by it. */
	id,
	question: text,
	/** The question for after trying. The letter's last prompt has it, and no other. */
	after: v.optional(text),
	/** Two or three words to begin with. */
	begin: text
});

const word = v.strictObject({ term: text, meaning: text });

const source = v.strictObject({
	id,
	author: text,
	year,
	title: text,
	where: text,
	doi: v.optional(v.pipe(text, v.regex(/^10\.\d{4,}\/\S+$/, 'a DOI that begins with "10."'))),
	url: v.optional(
		v.pipe(text, v.regex(/^https:\/\/\S+$/, 'an address that begins with "https://"'))
	),
	publisher: v.optional(text)
});

export const frontMatter = v.pipe(
	v.strictObject({
		title: text,
		/** For narrow columns. */
		short: v.pipe(text, v.maxLength(22, 'at most 22 characters')),
		question: text,
		summary: text,
		outcomes: v.pipe(
			v.array(text, 'a list of three outcomes'),
			v.length(3, 'a list of three outcomes')
		),
		/** How long its steps take, if the writer says: "ten minutes, twice this week". */
		practice: v.optional(text),
		/** Slugs that this letter had before, the first one first: what learners did is kept by that. */
		aliases: v.array(id, 'a list of former slugs, which may be empty: []'),
		/** What the illustration shows, in words; empty when it is decoration. */
		illustration: v.string('a description of the picture, or "" when it is decoration'),
		/** For the feed and for search engines; without them, the day the course was built. */
		published: v.optional(day),
		/** The last change that is worth reading again for. */
		updated: v.optional(day),
		steps: v.pipe(
			v.array(step, 'a list of 4 to 6 steps'),
			v.minLength(4, 'a list of 4 to 6 steps'),
			v.maxLength(6, 'a list of 4 to 6 steps')
		),
		prompts: v.pipe(
			v.array(prompt, 'a list of 3 or 4 prompts'),
			v.minLength(3, 'a list of 3 or 4 prompts'),
			v.maxLength(4, 'a list of 3 or 4 prompts')
		),
		words: v.pipe(
			v.array(word, 'a list of 4 to 8 words'),
			v.minLength(4, 'a list of 4 to 8 words'),
			v.maxLength(8, 'a list of 4 to 8 words')
		),
		sources: v.array(source, 'a list of sources, which may be empty: []')
	}),
	v.forward(
		v.partialCheck(
			[['prompts']],
			({ prompts }) => prompts.every((one, at) => !one.after === at < prompts.length - 1),
			'`after` (the question for after trying) on the last prompt, and on no other'
		),
		['prompts']
	),
	v.forward(
		v.partialCheck(
			[['published'], ['updated']],
			({ published, updated }) => !updated || !published || updated >= published,
			'a day that is not before `published`'
		),
		['updated']
	)
);

export type FrontMatter = v.InferOutput<typeof frontMatter>;
export type Step = FrontMatter['steps'][number];
export type Prompt = FrontMatter['prompts'][number];
export type Word = FrontMatter['words'][number];
export type Source = FrontMatter['sources'][number];

export interface Letter extends FrontMatter {
	/** Its place among the letters, from the file name. */
	number: number;
	/** Its name in addresses. */
	slug: string;
	/** The first name that it had: the database keeps everything by it, whatever it is called since. */
	key: string;
	minutes: number;
}

export function keyOf({ slug, aliases }: Pick<Letter, 'slug' | 'aliases'>): string {
	return aliases[0] ?? slug;
}

/** `1-power-in-the-room.md` → the first letter, named `power-in-the-room`. */
export function nameOf(file: string): { number: number; slug: string } | undefined {
	const name = /(?:^|\/)(\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file);
	return name ? { number: Number(name[1]), slug: name[2]! } : undefined;
}

/** The letter of this name, or the one that had it before. */
export function find<L extends Pick<Letter, 'slug' | 'aliases'>>(
	letters: readonly L[],
	slug: string
): L | undefined {
	return (
		letters.find((letter) => letter.slug === slug) ??
		letters.find((letter) => letter.aliases.includes(slug))
	);
}

/** Whole minutes, at the pace of someone who stops to think. */
export function minutesToRead(prose: string): number {
	return Math.max(1, Math.round(wordsIn(prose).length / 200));
}

export function wordsIn(prose: string): string[] {
	return prose.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** The name by which a place on the page is linked to: a heading, or a word's meaning. */
export function slugOf(phrase: string): string {
	return phrase
		.normalize('NFKD')
		.replace(/[\u0300-\u036f'’]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** Where a source can be looked up, if anywhere. */
export function addressOf(source: Pick<Source, 'doi' | 'url'>): string | undefined {
	return source.doi ? `https://doi.org/${source.doi}` : source.url;
}

type InLetter = Pick<Letter, 'slug' | 'number' | 'title'>;

/** A word, with what it means and where. */
export interface Entry {
	term: string;
	/** Mostly one; where letters explain it differently, each with its letters. */
	meanings: { meaning: string; letters: InLetter[] }[];
}

/** The words of all letters, in alphabetical order. */
export function glossaryOf(letters: readonly (InLetter & Pick<Letter, 'words'>)[]): Entry[] {
	const entries = new Map<string, Entry>();
	for (const { slug, number, title, words } of letters) {
		for (const { term, meaning } of words) {
			const entry = entries.get(slugOf(term)) ?? { term, meanings: [] };
			entries.set(slugOf(term), entry);
			const same = entry.meanings.find((one) => one.meaning === meaning);
			if (same) same.letters.push({ slug, number, title });
			else entry.meanings.push({ meaning, letters: [{ slug, number, title }] });
		}
	}
	return [...entries.values()].sort((a, b) => a.term.localeCompare(b.term, 'en'));
}

/** A work, with the letters that build on it. */
export interface Work extends Source {
	letters: InLetter[];
}

/** The sources of all letters, each once, by author and year. */
export function sourcesOf(letters: readonly (InLetter & Pick<Letter, 'sources'>)[]): Work[] {
	const works = new Map<string, Work>();
	for (const { slug, number, title, sources } of letters) {
		for (const source of sources) {
			const work = works.get(source.id) ?? { ...source, letters: [] };
			works.set(source.id, work);
			work.letters.push({ slug, number, title });
		}
	}
	return [...works.values()].sort(
		(a, b) => a.author.localeCompare(b.author, 'en') || a.year - b.year
	);
}

/** In the order in which the prose first names them; what it does not name comes last. */
export function inOrderOf(prose: string, sources: readonly Source[]): Source[] {
	const place = ({ id }: Source) => {
		const at = prose.indexOf(`id="cite-${id}"`);
		return at < 0 ? Infinity : at;
	};
	// Both may be at infinity, whose difference is no number.
	return [...sources].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Closed with a full stop, unless it closes by itself. */
export function endSentence(text: string): string {
	return /[.?!…]$/.test(text) ? text : `${text}.`;
}
