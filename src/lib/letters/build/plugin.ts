import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import type { Course, Masthead } from '../course.ts';
import type { FrontMatter } from '../letters.ts';
import { cardsOf, draw } from './pictures.ts';
import {
	ContentMistake,
	mistakesAmong,
	mistakesInProse,
	mistakesOf,
	readCourse,
	readFrontMatter
} from '../mistakes.ts';

const masthead = 'virtual:masthead';
const pictures = 'virtual:pictures';

/**
 * A mistake in a course's files ends the build, with its file, field and what was expected.
 * Also gives the few facts that every page shows as a module of their own, so that no page has to
 * carry them as data and the browser never gets the rest.
 */
export function course(folder: string): Plugin {
	return {
		name: 'course',
		buildStart() {
			for (const file of filesOf(folder)) this.addWatchFile(file);
			try {
				checkFolder(folder);
			} catch (error) {
				// Whoever writes letters has no use for the trace of a program.
				if (error instanceof ContentMistake) this.error({ message: error.message, stack: '' });
				throw error;
			}
		},
		handleHotUpdate({ file }) {
			if (file.startsWith(folder) && file.endsWith('.md')) checkFolder(folder);
		},
		resolveId: (id) => ([masthead, pictures].includes(id) ? `\0${id}` : undefined),
		load(id) {
			if (id === `\0${pictures}`) return picturesOf(folder);
			if (id !== `\0${masthead}`) return;
			const { title, origin, contact, host } = checkFolder(folder);
			const facts: Masthead = { title, origin, contact, host };
			return `export const masthead = ${JSON.stringify(facts)};`;
		}
	};
}

/** A module that knows by name the address of each picture: `course`, and a letter's slug. */
async function picturesOf(folder: string): Promise<string> {
	const { course, letters } = readFolder(folder);
	const cards = cardsOf(folder, course, letters);
	const files = await Promise.all(cards.map(draw));
	return [
		...files.map((file, at) => `import p${at} from ${JSON.stringify(`${file}?url&no-inline`)};`),
		`export const pictures = {${cards.map(({ name }, at) => `${JSON.stringify(name)}: p${at}`).join()}};`
	].join('\n');
}

/** Every mistake in the folder at once; without any, the course. */
export function checkFolder(folder: string): Course {
	return readFolder(folder).course;
}

interface Folder {
	course: Course;
	letters: { file: string; matter: FrontMatter }[];
}

function readFolder(folder: string): Folder {
	const mistakes: string[] = [];
	let course: Course | undefined;
	const letters: Folder['letters'] = [];

	for (const path of filesOf(folder)) {
		const file = relative(process.cwd(), path);
		try {
			const { matter, body } = read(file, path);
			if (path === join(folder, 'course.md')) {
				course = readCourse(file, matter);
			} else {
				const letter = { file, matter: readFrontMatter(file, matter) };
				letters.push(letter);
				mistakes.push(...mistakesInProse(file, body, letter.matter));
			}
		} catch (error) {
			mistakes.push(...mistakesOf(error));
		}
	}
	mistakes.push(...mistakesAmong(letters));

	if (mistakes.length > 0 || !course) throw new ContentMistake(mistakes);
	return { course, letters };
}

function filesOf(folder: string): string[] {
	const letters = join(folder, 'letters');
	const names = existsSync(letters) ? readdirSync(letters) : [];
	return [
		join(folder, 'course.md'),
		...names.filter((name) => name.endsWith('.md')).map((name) => join(letters, name))
	];
}

function read(file: string, path: string): { matter: unknown; body: string } {
	if (!existsSync(path)) throw new ContentMistake([`${file} is missing`]);
	const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?(?:\n|$)([\s\S]*)$/.exec(readFileSync(path, 'utf8'));
	if (!parts) {
		throw new ContentMistake([
			`${file}: the first lines should be front matter, between two "---"`
		]);
	}
	try {
		return { matter: parse(parts[1] ?? ''), body: parts[2] ?? '' };
	} catch (error) {
		const line = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw new ContentMistake([`${file}: the front matter should be YAML; ${line}`]);
	}
}
