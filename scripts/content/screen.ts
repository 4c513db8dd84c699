/** What the pages themselves say: the sources of the screen, without what is said about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../places.ts';
import { blank, uses, type House } from './house.ts';

const PLACES = ['src', 'supabase/templates'];

export function mistakesOnScreen({ nowhere, except }: House): string[] {
	return PLACES.flatMap((place) =>
		readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.(svelte|ts|html)$/.test(name) && !/\.(test|types|d)\.ts$/.test(name))
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
