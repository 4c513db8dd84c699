/** What the pages themselves say: the sources of the screen, without what is said about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.ts';
import { blank, uses, type House } from './house.ts';

const PLACES = ['src', 'supabase/templates'];
/** Words that the care check looks for in what somebody wrote; none of them is shown. */
const NEVER_SHOWN = join('lib', 'care', 'rules');

export function mistakesOnScreen({ nowhere, except }: House): string[] {
	return PLACES.flatMap((place) =>
		readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(svelte|ts|html)$/.test(name) && !/\.(test|types|d)\.ts$/.test(name))
			.filter((name) => !name.startsWith(NEVER_SHOWN))
			.sort()
			.flatMap((name) => {
				const text = withoutComments(readFileSync(join(root, place, name), 'utf8'));
				return uses(text, nowhere, except).map(
					({ phrase, line }) => `${join(place, name)}:${line}: “${phrase}” should not be on a page`
				);
			})
	);
}

export function withoutComments(source: string): string {
	return source
		.replace(/<!--[\s\S]*?-->/g, blank)
		.replace(/\/\*[\s\S]*?\*\//g, blank)
		.replace(/(?<=^|\s)\/\/.*$/gm, blank);
}
