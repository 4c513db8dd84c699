import * as v from 'valibot';
import { ContentMistake } from './mistakes.ts';

// What learners ticked and wrote is kept by the ids of letters, steps and prompts. So every id that
// was ever shipped is written down, with its words: what is taken out of a letter keeps its title.

const texts = v.record(v.string(), v.string());

const entry = v.strictObject({
	/** Every slug that the letter had, the newest last. */
	names: v.array(v.string()),
	title: v.string(),
	steps: texts,
	prompts: texts,
	/** Taken out of the letter, or with the whole letter. */
	retired: v.optional(v.strictObject({ steps: texts, prompts: texts })),
	/** The whole letter was taken out of the course. */
	gone: v.optional(v.literal(true))
});

/** By the first name of each letter. */
const recordSchema = v.record(v.string(), entry);

export type Entry = v.InferOutput<typeof entry>;
export type Shipped = v.InferOutput<typeof recordSchema>;

/** A letter, as far as it is written down. */
export interface Recorded {
	file: string;
	key: string;
	slug: string;
	matter: {
		title: string;
		aliases: string[];
		steps: { id: string; text: string }[];
		prompts: { id: string; question: string }[];
	};
}

export function readRecord(file: string, matter: unknown): Shipped {
	const read = v.safeParse(recordSchema, matter ?? {});
	if (read.success) return read.output;
	const place = v.getDotPath(read.issues[0]) ?? 'it';
	throw new ContentMistake([
		`${file}: \`${place}\` should be as \`npm run record\` wrote it; ${read.issues[0].message}`
	]);
}

/**
 * What was shipped and is there no more, though nobody said so; and ids that meant something else.
 *
 * @param retiring names of letters, and ids, that are taken out on purpose.
 */
export function lost(record: Shipped, letters: Recorded[], retiring: string[] = []): string[] {
	return Object.entries(record).flatMap(([key, entry]) => {
		const letter = letters.find((letter) => letter.key === key);
		if (entry.gone || retiring.includes(key)) {
			return letter && entry.gone
				? [`${letter.file}: the letter \`${key}\` was retired; give this one another slug`]
				: [];
		}
		if (!letter) return [missing(key, entry, letters)];
		return [
			...entry.names
				.filter((name) => name !== letter.slug && !letter.matter.aliases.includes(name))
				.map((name) => `${letter.file}: \`aliases\` should hold \`${name}\`, a former slug`),
			...(['steps', 'prompts'] as const).flatMap((kind) => {
				const here = letter.matter[kind].map(({ id }) => id);
				return [
					...Object.entries(entry[kind])
						.filter(([id]) => !here.includes(id) && !retiring.includes(id))
						.map(([id, text]) => vanished(letter, kind, id, text, letters)),
					...Object.keys(entry.retired?.[kind] ?? {})
						.filter((id) => here.includes(id))
						.map(
							(id) =>
								`${letter.file}: \`${kind}\` should not use \`${id}\` again: it was retired as ` +
								`“${entry.retired?.[kind][id]}”, and what people did stands under it`
						)
				];
			})
		];
	});
}

/** The record as it is to stand beside these letters. Nothing of it is ever dropped. */
export function upToDate(record: Shipped, letters: Recorded[], retiring: string[] = []): Shipped {
	const next: Shipped = structuredClone(record);
	for (const letter of letters) {
		const { key, slug, matter } = letter;
		const before = next[key];
		const steps = Object.fromEntries(matter.steps.map(({ id, text }) => [id, text]));
		const prompts = Object.fromEntries(matter.prompts.map(({ id, question }) => [id, question]));
		const retired = {
			steps: { ...before?.retired?.steps, ...without(before?.steps, steps) },
			prompts: { ...before?.retired?.prompts, ...without(before?.prompts, prompts) }
		};
		const names = [...(before?.names ?? matter.aliases)].filter((name) => name !== slug);
		next[key] = { names: [...names, slug], title: matter.title, steps, prompts };
		if (Object.keys({ ...retired.steps, ...retired.prompts }).length > 0) {
			next[key].retired = retired;
		}
	}
	for (const [key, entry] of Object.entries(next)) {
		const isThere = letters.some((letter) => letter.key === key);
		if (!isThere && retiring.includes(key)) next[key] = { ...entry, gone: true };
	}
	return next;
}

function without(before: Texts = {}, now: Texts): Texts {
	return Object.fromEntries(Object.entries(before).filter(([id]) => !(id in now)));
}

type Texts = v.InferOutput<typeof texts>;

function missing(key: string, { title }: Entry, letters: Recorded[]): string {
	const heir = letters.find(({ matter }) => matter.aliases.includes(key));
	if (heir) {
		return `${heir.file}: \`aliases\` should begin with \`${key}\`, the letter's first slug: what people did is kept by it`;
	}
	return (
		`The letter \`${key}\` (“${title}”) is gone. If it has a new slug, put \`${key}\` into its ` +
		`\`aliases\`; if it was taken out, say so: npm run record -- retire ${key}`
	);
}

function vanished(
	letter: Recorded,
	kind: 'steps' | 'prompts',
	id: string,
	text: string,
	letters: Recorded[]
): string {
	const other = letters.find(({ matter }) => matter[kind].some((one) => one.id === id));
	if (other) {
		return (
			`${other.file}: \`${kind}\` should not use \`${id}\`, which belongs to ${letter.file}; ` +
			`give it another id`
		);
	}
	return (
		`${letter.file}: \`${kind}\` has lost \`${id}\` (“${text}”). Put it back, ` +
		`or say that it was taken out: npm run record -- retire ${id}`
	);
}
