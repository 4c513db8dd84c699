/** Markdown as its reader hears it. */
import { blank } from './house.ts';

/** The prose of a letter, up to the line before the P.S. */
export function proseOf(body: string): string {
	return spoken(body.replace(/\n---\s+P\.S\.[\s\S]*$/, ''));
}

/** Without marks, addresses and tags; every line stays where it was. */
export function spoken(markdown: string): string {
	return markdown
		.replace(/\]\([^)]*\)/g, (link) => blank(link))
		.replace(/<[^>]+>/g, (tag) => blank(tag))
		.replace(/^#+ /gm, (marks) => blank(marks))
		.replace(/[*_[\]]/g, ' ');
}
