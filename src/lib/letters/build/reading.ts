import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { Course } from '../course.ts';
import { keyOf, nameOf, type FrontMatter } from '../letters.ts';
import { ContentMistake, mistakesOf, readCourse, readFrontMatter } from '../mistakes.ts';
import { readRecord, type Shipped } from '../record.ts';

/** Something that somebody wrote: the file, and its text below the front matter. */
export interface Written {
	file: string;
	/** The whole of it. */
	text: string;
	body: string;
	/** The line of the file on which the text begins, counted from 1. */
	line: number;
}

export interface WrittenLetter extends Written {
	matter: FrontMatter;
	slug: string;
	key: string;
}

export interface Folder {
	course: (Written & { matter: Course }) | undefined;
	letters: WrittenLetter[];
	/** What was ever shipped; undefined where nobody has written it down. */
	record: Shipped | undefined;
	mistakes: string[];
}

/** Everything in a course's folder that can be read, and what is wrong with the rest. */
export function readFolder(folder: string): Folder {
	const found: Folder = { course: undefined, letters: [], record: undefined, mistakes: [] };
	const note = (read: () => void) => {
		try {
			read();
		} catch (error) {
			found.mistakes.push(...mistakesOf(error));
		}
	};
	for (const path of filesOf(folder)) {
		const file = nameFor(path);
		note(() => {
			const { matter, ...written } = split(file, path);
			if (path === join(folder, 'course.md')) {
				found.course = { ...written, matter: readCourse(file, matter) };
				return;
			}
			const letter = readFrontMatter(file, matter);
			const slug = nameOf(file)?.slug ?? file;
			const key = keyOf({ slug, aliases: letter.aliases });
			found.letters.push({ ...written, matter: letter, slug, key });
		});
	}
	note(() => {
		const path = join(folder, RECORD);
		if (existsSync(path)) found.record = readRecord(nameFor(path), parseYaml(path));
	});
	return found;
}

/** What was ever shipped, for whoever learned by it: written by `npm run record`. */
export const RECORD = 'record.yaml';

/** A file as its writer knows it. */
export const nameFor = (path: string): string => relative(process.cwd(), path);

export function filesOf(folder: string): string[] {
	const letters = join(folder, 'letters');
	const names = existsSync(letters) ? readdirSync(letters) : [];
	return [
		join(folder, 'course.md'),
		...names.filter((name) => name.endsWith('.md')).map((name) => join(letters, name))
	];
}

export function parseYaml(path: string): unknown {
	return asYaml(nameFor(path), readFileSync(path, 'utf8'), 'it');
}

function split(file: string, path: string): Written & { matter: unknown } {
	if (!existsSync(path)) throw new ContentMistake([`${file} is missing`]);
	const text = readFileSync(path, 'utf8');
	const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?(?:\n|$)([\s\S]*)$/.exec(text);
	if (!parts) {
		throw new ContentMistake([
			`${file}: the first lines should be front matter, between two "---"`
		]);
	}
	const [, matter = '', body = ''] = parts;
	const line = text.slice(0, text.length - body.length).split('\n').length;
	return { file, text, matter: asYaml(file, matter, 'the front matter'), body, line };
}

function asYaml(file: string, text: string, what: string): unknown {
	try {
		return parse(text);
	} catch (error) {
		const line = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw new ContentMistake([`${file}: ${what} should be YAML; ${line}`]);
	}
}
