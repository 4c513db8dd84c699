/** What the notebook shows: pure, so that it can be proven without a database. */
import type { Asked } from '$lib/account/account';

/** The letter of an entry that is bound to no prompt; its prompt is an id of its own. */
export const FREE = 'notebook';

interface Written {
	letter: string;
	/** ISO 8601. */
	created_at: string;
	updated_at: string;
	version: number;
}

export interface WrittenReflection extends Written {
	kind: 'reflection';
	prompt: string;
	/** Empty while it is sealed. */
	body: string;
	/** The day on which its seal opens, while that is still to come. */
	sealed_until: string | null;
}

export interface WrittenTry extends Written {
	kind: 'try';
	id: string;
	step: string;
	tried_on: string;
	went: string;
	noticed: string;
}

export type Entry = WrittenReflection | WrittenTry;

export interface Version {
	version: number;
	body: string;
	written_at: string;
}

/** Everything that is the learner's own, as the export gives it. */
export interface Everything extends Asked {
	reflections: Omit<WrittenReflection, 'kind' | 'version'>[];
	tries: Omit<WrittenTry, 'kind' | 'version' | 'id' | 'updated_at'>[];
	plans: {
		letter: string;
		step: string;
		cue: string;
		act: string;
		made_at: string;
		ended_at: string | null;
	}[];
	ticks: { letter: string; step: string; ticked_at: string }[];
	reads: { letter: string; read_at: string }[];
}

export const sorts = ['time', 'letter'] as const;

/** How the notebook is looked at; from the page's address. */
export interface NotebookView {
	search: string;
	sort: (typeof sorts)[number];
	/** From 1. */
	page: number;
}

/** A search longer than this finds nothing that a shorter one would not. */
const LONGEST_SEARCH = 200;

export function readView(query: URLSearchParams): NotebookView {
	const sort = query.get('sort') ?? '';
	const page = Number(query.get('page') ?? '1');
	return {
		search: (query.get('q') ?? '')
			.replaceAll('\0', '')
			.toWellFormed()
			.slice(0, LONGEST_SEARCH)
			.toWellFormed(),
		sort: sorts.find((one) => one === sort) ?? 'time',
		page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
	};
}

/** A piece of a text; `hit` where the search found it. */
export interface Piece {
	text: string;
	hit: boolean;
}

/**
 * Cuts a text into pieces around the words that the search found. The database gives the stems it
 * looked for (“hous” for “housing”); a word is marked when, without its accents, it begins with one.
 */
export function mark(text: string, stems: readonly string[]): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	const add = (to: number, hit: boolean) => {
		if (to > from) pieces.push({ text: text.slice(from, to), hit });
		from = to;
	};
	for (const word of text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu)) {
		if (!stems.some((stem) => isFormOf(word[0], stem))) continue;
		add(word.index, false);
		add(word.index + word[0].length, true);
	}
	add(text.length, false);
	return pieces;
}

function isFormOf(word: string, stem: string): boolean {
	const plain = word
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase();
	// English stems end in i where the word has y: “happi” for “happy”.
	return plain.startsWith(stem) || plain.startsWith(stem.replace(/i$/, 'y'));
}

/** The part of a long text that the search found, or its beginning; whole words, with … where it was cut. */
export function excerpt(text: string, stems: readonly string[], longest = 480): string {
	if (text.length <= longest) return text;
	const pieces = mark(text, stems);
	let at = 0;
	for (const piece of pieces) {
		if (piece.hit) break;
		at += piece.text.length;
	}
	if (stems.length === 0 || at >= text.length) at = 0;
	const from = at < longest / 2 ? 0 : text.indexOf(' ', at - 120) + 1;
	const to = from + longest >= text.length ? text.length : text.lastIndexOf(' ', from + longest);
	const end = to > from ? to : from + longest;
	return `${from > 0 ? '…' : ''}${text.slice(from, end).toWellFormed()}${end < text.length ? '…' : ''}`;
}
