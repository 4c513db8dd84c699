/** The letters' names of things, out of their front matter: where to go, what to tick and answer. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { root } from '../places.ts';
import { Stop } from '../stop.ts';

const Named = v.pipe(v.array(v.object({ id: v.string() })), v.minLength(2));
const FrontMatter = v.object({ steps: Named, prompts: Named });

export type Letter = { slug: string; steps: string[]; prompts: string[] };

/** All letters, in their order. */
export function readLetters(): [Letter, ...Letter[]] {
	const folder = join(root, 'content', 'letters');
	const [first, ...others] = readdirSync(folder)
		.sort()
		.flatMap((file) => {
			const [, slug] = /^\d+-(.+)\.md$/.exec(file) ?? [];
			return slug ? [readLetter(slug, readFileSync(join(folder, file), 'utf8'))] : [];
		});
	if (!first) throw new Stop(`There is no letter in ${folder}.`);
	return [first, ...others];
}

function readLetter(slug: string, text: string): Letter {
	const [, matter = ''] = /^---\r?\n(.*?)\r?\n---/s.exec(text) ?? [];
	const { steps, prompts } = v.parse(FrontMatter, parse(matter));
	return { slug, steps: steps.map(({ id }) => id), prompts: prompts.map(({ id }) => id) };
}
