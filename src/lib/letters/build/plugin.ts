import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { Course, Imprint, Masthead } from '../course.ts';
import { ContentMistake, mistakesAmong, mistakesInProse } from '../mistakes.ts';
import { accentSheet, mistakesInAccent } from './accent.ts';
import { cardsOf, draw } from './pictures.ts';
import { filesOf, readFolder, type Folder } from './reading.ts';

const theme = readFileSync(new URL('../../ui/look/theme.css', import.meta.url), 'utf8');

/** Modules that are made of the content. */
const modules: Record<string, (found: Sound, folder: string) => string | Promise<string>> = {
	/**
	 * The few facts that every page shows, so that no page has to carry them as data and the browser
	 * never gets the rest.
	 */
	'virtual:masthead': ({ course: { matter } }) => {
		const { title, origin, licence, contact, host } = matter;
		const masthead: Masthead = { title, beside: besideOf(matter) };
		const imprint: Imprint = { origin, licence, contact, host };
		return `export const masthead = ${JSON.stringify(masthead)};
			export const imprint = ${JSON.stringify(imprint)};`;
	},
	/** For the server alone: the words of what was taken out of letters. */
	'virtual:record': ({ record }) => `export const record = ${JSON.stringify(record ?? {})};`,
	'virtual:accent.css': ({ course }) => accentSheet(course.matter.accent, theme),
	/** The address of each picture by its name: `course`, and a letter's slug. */
	'virtual:pictures': ({ course, letters }, folder) =>
		picturesOf(cardsOf(folder, course.matter, letters))
};

/** A mistake in a course's files ends the build, with its file, field and what was expected. */
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
		resolveId: (id) => (id in modules ? `\0${id}` : undefined),
		load: (id) => modules[id.slice(1)]?.(sound(folder), folder)
	};
}

async function picturesOf(cards: Parameters<typeof draw>[0][]): Promise<string> {
	const files = await Promise.all(cards.map(draw));
	return [
		...files.map((file, at) => `import p${at} from ${JSON.stringify(`${file}?url&no-inline`)};`),
		`export const pictures = {${cards.map(({ name }, at) => `${JSON.stringify(name)}: p${at}`).join()}};`
	].join('\n');
}

/** Every mistake in the folder at once; without any, the course. */
export function checkFolder(folder: string): Course {
	return sound(folder).course.matter;
}

type Sound = Folder & { course: NonNullable<Folder['course']> };

function sound(folder: string): Sound {
	const found = readFolder(folder);
	const mistakes = mistakesIn(found);
	if (mistakes.length > 0 || !found.course) throw new ContentMistake(mistakes);
	return { ...found, course: found.course };
}

export function mistakesIn({ course, letters, mistakes }: Folder): string[] {
	return [
		...mistakes,
		...(course ? mistakesInAccent(course.file, course.matter.accent, theme) : []),
		...letters.flatMap(({ file, body, matter }) => mistakesInProse(file, body, matter)),
		...mistakesAmong(letters)
	];
}

/** What the page beside the letters is called, where the course has anything to put there. */
function besideOf(course: Course): Masthead['beside'] {
	if (course.gatherings) return 'Gatherings';
	const { connect, deeper, further_reading, newsletter } = course;
	const holds = newsletter || [connect, deeper, further_reading].some((list) => list.length > 0);
	return holds ? 'Going on' : undefined;
}
