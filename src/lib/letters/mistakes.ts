import * as v from 'valibot';
import { courseMatter, type Course } from './course.ts';
import { frontMatter, nameOf, slugOf, type FrontMatter } from './letters.ts';

/** A mistake in a course's files, said so that the person who wrote them can mend it. */
export class ContentMistake extends Error {
	override name = 'ContentMistake';

	readonly mistakes: string[];

	constructor(mistakes: string[]) {
		super(
			`The course can't be built: ${mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`} in its files.\n` +
				mistakes.map((mistake) => `  ${mistake}`).join('\n')
		);
		this.mistakes = mistakes;
	}
}

export function readCourse(file: string, matter: unknown): Course {
	return read(courseMatter, file, matter);
}

export function readFrontMatter(file: string, matter: unknown): FrontMatter {
	return read(frontMatter, file, matter);
}

/** What is wrong in a letter's prose: links that lead nowhere, and a P.S. that cannot be found. */
export function mistakesInProse(file: string, body: string, matter: FrontMatter): string[] {
	const headings = (level: RegExp) =>
		[...body.matchAll(level)].map(([, heading]) => slugOf(heading ?? ''));
	const places = new Set([
		...matter.words.map(({ term }) => `word-${slugOf(term)}`),
		...matter.sources.map(({ id }) => `source-${id}`),
		...headings(/^#{2,4}\s+(.+)$/gm)
	]);
	const moves = headings(/^##\s+(.+)$/gm);
	const links = [...body.matchAll(/\]\(#([^)\s]+)\)/g)].map(([, place]) => place ?? '');
	const mistakes = [...new Set(links)]
		.filter((place) => !places.has(place))
		.map((place) => `${file}: the link to \`#${place}\` leads to no word, source or heading`);

	for (const { id, move } of matter.steps) {
		if (move !== undefined && !moves.includes(move)) {
			const place = `\`move\` of the step "${id}"`;
			const expected = `the slug of a heading "## …" in this letter (${moves.join(', ')})`;
			mistakes.push(say(file, place, expected, JSON.stringify(move)));
		}
	}

	if (!/\n---\s+P\.S\. [^\n]+\s*$/.test(body)) {
		mistakes.push(`${file}: the prose should end with a line "---" and a paragraph "P.S. …"`);
	}
	return mistakes;
}

/** What is wrong among the letters, though each may be right by itself. */
export function mistakesAmong(letters: { file: string; matter: FrontMatter }[]): string[] {
	return [
		...letters.flatMap(({ file }) =>
			nameOf(file) ? [] : [say(file, 'its name', 'a number and a slug, like "1-first-letter.md"')]
		),
		...taken('its number', letters, ({ file }) => [String(nameOf(file)?.number ?? file)]),
		...taken('its slug, or one of its `aliases`,', letters, ({ file, matter }) => [
			// Its own former name may be its name again.
			...new Set([nameOf(file)?.slug ?? file, ...matter.aliases])
		]),
		...taken('`steps`', letters, ({ matter }) => matter.steps.map((step) => step.id)),
		...taken('`prompts`', letters, ({ matter }) => matter.prompts.map((prompt) => prompt.id)),
		...letters.flatMap((letter) => [
			...taken('`words`', [letter], ({ matter }) => matter.words.map((word) => word.term)),
			...taken('`sources`', [letter], ({ matter }) => matter.sources.map((source) => source.id))
		])
	];
}

export function mistakesOf(error: unknown): string[] {
	if (error instanceof ContentMistake) return error.mistakes;
	throw error;
}

function say(file: string, place: string, expected: string, found?: string): string {
	return `${file}: ${place} should be ${expected}${found === undefined ? '' : `; it is ${found}`}`;
}

function read<Schema extends v.GenericSchema>(
	schema: Schema,
	file: string,
	matter: unknown
): v.InferOutput<Schema> {
	const result = v.safeParse(schema, matter ?? {});
	if (result.success) return result.output;
	throw new ContentMistake(result.issues.map((issue) => mistake(file, issue)));
}

function mistake(file: string, issue: v.BaseIssue<unknown>): string {
	const field = `\`${path(issue)}\``;
	if (issue.type === 'strict_object') {
		if (issue.expected === 'never') return `${file}: ${field} is a field that nothing reads`;
		if (issue.received === 'undefined') return `${file}: ${field} is missing`;
		return say(file, field, 'fields of its own', issue.received);
	}
	if (issue.received === 'undefined') return `${file}: ${field} is missing, ${issue.message}`;
	return say(file, field, issue.message, found(issue));
}

/** `steps[2].plans[0]`, counted from 1 as people count. */
function path(issue: v.BaseIssue<unknown>): string {
	return (issue.path ?? [])
		.map(({ key }, at) =>
			typeof key === 'number' ? `[${key + 1}]` : at === 0 ? String(key) : `.${String(key)}`
		)
		.join('');
}

function found({ input }: v.BaseIssue<unknown>): string {
	if (Array.isArray(input)) return `a list of ${input.length}`;
	const text = JSON.stringify(input) ?? String(input);
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function taken<Item extends { file: string }>(
	place: string,
	items: Item[],
	names: (item: Item) => string[]
): string[] {
	const first = new Map<string, string>();
	return items.flatMap((item) =>
		names(item).flatMap((name) => {
			const other = first.get(name);
			first.set(name, other ?? item.file);
			return other === undefined
				? []
				: [say(item.file, place, `used once in the whole course`, `"${name}", as in ${other}`)];
		})
	);
}
