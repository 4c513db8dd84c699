/** The house style: words that this course does not use, and how long its letters are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { nameFor, parseYaml } from '../../src/lib/letters/build/reading.ts';
import { ContentMistake } from '../../src/lib/letters/mistakes.ts';

const phrases = v.optional(v.array(v.string()), []);

const schema = v.strictObject({
	words: v.optional(v.strictObject({ at_least: v.number(), at_most: v.number() })),
	nowhere: phrases,
	except: phrases,
	not_in_letters: phrases
});

export type House = v.InferOutput<typeof schema>;

/** Without a file, nothing is ruled out. */
export function read(folder: string): House {
	const path = join(folder, 'house.yaml');
	const read = v.safeParse(schema, existsSync(path) ? parseYaml(path) : {});
	if (read.success) return read.output;
	const [issue] = read.issues;
	throw new ContentMistake([
		`${nameFor(path)}: \`${v.getDotPath(issue) ?? 'it'}\` should be ${issue.expected}; it is ${issue.received}`
	]);
}

/** Each use of a phrase, with its line, counted from 1. */
export function uses(
	text: string,
	phrases: string[],
	except: string[] = []
): { phrase: string; line: number }[] {
	if (phrases.length === 0) return [];
	const fine = except.length > 0 ? text.replace(finder(except), blank) : text;
	return [...fine.matchAll(finder(phrases))].map(({ 0: phrase, index }) => ({
		phrase: phrase.replace(/\s+/g, ' ').toLowerCase(),
		line: fine.slice(0, index).split('\n').length
	}));
}

function finder(phrases: string[]): RegExp {
	const words = phrases.map((phrase) =>
		phrase
			.split(' ')
			.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
			.join('\\s+')
	);
	return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
}

/** The same length and the same lines, with nothing in them. */
export const blank = (text: string): string => text.replace(/[^\n]/g, ' ');
