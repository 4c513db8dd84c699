import { record } from 'virtual:record';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Answers } from '$lib/reflections/answers';
import type { Course } from './course';
import {
	find as findAmong,
	glossaryOf,
	inOrderOf,
	keyOf,
	minutesToRead,
	nameOf,
	slugOf,
	sourcesOf,
	type Letter
} from './letters';
import { readCourse, readFrontMatter } from './mistakes';
import { passageOfSource, passageOfWord, passagesOf } from './passages';
import Back from './print/Back.svelte';
import Foot from './print/Foot.svelte';
import Glossary from './print/Glossary.svelte';
import Picture from './print/Picture.svelte';
import Sources from './print/Sources.svelte';
import Workbook from './print/Workbook.svelte';
import Writing from './print/Writing.svelte';
import { searchable } from './search.server';

interface Markdown {
	default: Component;
	metadata: unknown;
}

/** A stretch of prose, and the ids of the steps that can be ticked after it. */
export interface Part {
	html: string;
	steps: string[];
}

/** A letter's finished HTML, in the order of the page. */
export interface Print {
	picture: string;
	/** The prose up to the signature, cut where steps stand in it. */
	prose: Part[];
	postscript: string;
	/** Outcomes, words and sources. */
	back: string;
}

/** The line before the P.S. */
const lastRule = /<hr ?\/?>(?![\s\S]*<hr)/;

const letterFiles = import.meta.glob<Markdown>('$content/letters/*.md', { eager: true });
const courseFiles = import.meta.glob<Markdown>('$content/course.md', { eager: true });
const pictures = import.meta.glob<string>('$content/**/*.svg', {
	eager: true,
	query: '?raw',
	import: 'default'
});

const [[courseFile, courseMarkdown] = missing('course.md')] = Object.entries(courseFiles);

export const course: Course = readCourse(courseFile, courseMarkdown.metadata);
/** What this is: the body of `course.md`. */
export const welcome: string = html(render(courseMarkdown.default));
/** What writing here is, to whoever reads it: the page says to whom. */
export const writing = {
	stranger: html(render(Writing, { props: { course, to: 'stranger' } })),
	newcomer: html(render(Writing, { props: { course, to: 'newcomer' } })),
	writer: html(render(Writing, { props: { course, to: 'writer' } }))
};
/** The picture of the front door. */
export const door: string = picture('door.svg');

// Made once, at start: letters change with the build and never while it runs.
const shelf = Object.entries(letterFiles)
	.map(([file, markdown]) => print(file, markdown))
	.sort((a, b) => a.letter.number - b.letter.number);

/** In their order. */
export const letters: readonly Letter[] = shelf.map(({ letter }) => letter);

const words = glossaryOf(letters);
const works = sourcesOf(letters);
/** How much there is to look up. */
export const counts = { words: words.length, sources: works.length };
/** Every word that a letter explains. */
/** What stands under every page. */
export const foot: string = html(render(Foot));

export const glossary: string = html(render(Glossary, { props: { words } }));
/** Every work that a letter builds on. */
export const sources: string = html(render(Sources, { props: { sources: works } }));

/** Looks through all letters, words and sources. */
export const search = searchable([
	...shelf.flatMap(({ letter, prose, print }) => passagesOf(letter, prose + print.postscript)),
	...words.map((entry) => passageOfWord(entry, `word-${slugOf(entry.term)}`)),
	...works.map(passageOfSource)
]);

/** By its slug, or one that it had before. */
export function find(slug: string): Letter | undefined {
	return findAmong(letters, slug);
}

/** What a letter was called that the course had once, by its key. */
export function formerTitle(letter: string): string {
	return record[letter]?.title ?? letter.replaceAll('-', ' ');
}

/** The words of a step or prompt that a letter had once: by the letter's key, and its id. */
export function formerText(letter: string, kind: 'steps' | 'prompts', id: string): string {
	const written = record[letter];
	return written?.retired?.[kind][id] ?? written?.[kind][id] ?? id.replaceAll('-', ' ');
}

export function printOf(letter: Letter): Print {
	return shelf.find((one) => one.letter.slug === letter.slug)?.print ?? missing(letter.slug);
}

/** The letter's prose alone, as it can stand on a page of somebody else's. */
export function proseOf(letter: Letter): string {
	return shelf.find((one) => one.letter.slug === letter.slug)?.prose ?? missing(letter.slug);
}

/** The letter's illustration, where it is a picture beside its title and no part of the letter. */
export function drawingOf({ number, slug }: Letter): string {
	return picture(`letters/${number}-${slug}.svg`);
}

/**
 * The whole course for paper. Made when it is asked for, since that is seldom.
 *
 * @param answers what one learner did, in the place of room to write
 */
export function workbook(answers?: Answers): string {
	return html(render(Workbook, { props: { course, door, leaves: shelf, answers } }));
}

function print(file: string, markdown: Markdown) {
	const name = nameOf(file) ?? missing(file);
	const matter = readFrontMatter(file, markdown.metadata);
	const [prose = '', postscript = ''] = html(render(markdown.default)).split(lastRule);
	const letter: Letter = {
		...matter,
		...name,
		key: keyOf({ ...name, ...matter }),
		sources: inOrderOf(prose, matter.sources),
		minutes: minutesToRead(spoken(prose))
	};
	const illustration = drawingOf(letter);
	return {
		letter,
		illustration,
		prose,
		postscript,
		print: {
			picture: html(render(Picture, { props: { letter, illustration } })),
			prose: partsOf(prose),
			postscript,
			back: html(
				render(Back, {
					props: {
						letter,
						origin: course.origin,
						isUsed: (term) => prose.includes(`id="use-${slugOf(term)}"`),
						isCited: (id) => prose.includes(`id="cite-${id}"`)
					}
				})
			)
		}
	};
}

/** What a component renders to, without the marks that hydration would need. */
function html({ body }: { body: string }): string {
	return body.replace(/<!--[\s\S]*?-->/g, '').trim();
}

/** `build/markdown.ts` leaves a mark where steps stand. */
function partsOf(prose: string): Part[] {
	const pieces = prose.split(/<i data-steps="([^"]*)"><\/i>/);
	return pieces.flatMap((html, at) =>
		at % 2 ? [] : [{ html: html.trim(), steps: pieces[at + 1]?.split(' ') ?? [] }]
	);
}

/** The words of the prose, without the meanings and notes that wait behind them, and their numbers. */
function spoken(prose: string): string {
	return prose
		.replace(/<span class="meaning[\s\S]*?<\/span>|<sup>.*?<\/sup>|<a class="to-list".*?<\/a>/g, '')
		.replace(/<[^>]+>/g, ' ');
}

function picture(name: string): string {
	return Object.entries(pictures).find(([file]) => file.endsWith(`/${name}`))?.[1] ?? '';
}

function missing(what: string): never {
	throw new Error(`The content folder has no ${what}.`);
}
