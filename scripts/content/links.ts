/** Links of the prose that lead elsewhere, and what is defined and never linked to. */
import type { Folder, Written, WrittenLetter } from '../../src/lib/letters/build/reading.ts';
import { slugOf } from '../../src/lib/letters/letters.ts';

export function mistakesInLinks({ course, letters }: Folder): string[] {
	const pages = new Set([
		'/',
		'/letters',
		'/account/sign-in',
		...(course?.matter.gatherings ? ['/gatherings'] : []),
		...letters.map(({ slug }) => `/letters/${slug}`)
	]);
	return [
		...(course ? leadingNowhere(course, pages, letters) : []),
		...letters.flatMap((letter) => [
			...leadingNowhere(letter, pages, letters),
			...neverLinkedTo(letter),
			...withoutPublisher(letter)
		])
	];
}

/** Places within the same page are looked at by the build: `mistakesInProse`. */
function leadingNowhere(written: Written, pages: Set<string>, letters: WrittenLetter[]): string[] {
	return linksIn(written).flatMap(({ href, line }) => {
		const say = (expected: string) => [
			`${written.file}:${line}: the link to \`${href}\` should lead to ${expected}`
		];
		if (href.startsWith('https://') || href.startsWith('mailto:')) return [];
		if (href.startsWith('#')) {
			const isLetter = letters.some(({ file }) => file === written.file);
			return isLetter || headingsIn(written).has(href.slice(1)) ? [] : say('a heading of the page');
		}
		const [path = '', place] = href.split('#');
		if (!pages.has(path)) return say(`a page of the course: ${[...pages].join(', ')}`);
		const letter = letters.find(({ slug }) => path === `/letters/${slug}`);
		if (!place || !letter || placesIn(letter).has(place)) return [];
		return say(`a heading, word or source of ${letter.file}`);
	});
}

function neverLinkedTo({ file, matter, ...written }: WrittenLetter): string[] {
	const links = new Set(linksIn({ file, ...written }).map(({ href }) => href));
	return [
		...matter.words
			.filter(({ term }) => !links.has(`#word-${slugOf(term)}`))
			.map(({ term }) => `${file}: \`words\`: the prose should link to “${term}”, as #word-${slugOf(term)}`),
		...matter.sources
			.filter(({ id }) => !links.has(`#source-${id}`))
			.map(({ id }) => `${file}: \`sources\`: the prose should link to \`${id}\`, as #source-${id}`)
	];
}

function withoutPublisher({ file, matter }: WrittenLetter): string[] {
	return matter.sources
		.filter(({ doi, publisher }) => !doi && !publisher)
		.map(({ id }) => `${file}: \`sources\`: \`${id}\` should have a \`doi\` or a \`publisher\``);
}

function linksIn({ body, line }: Written): { href: string; line: number }[] {
	return [...body.matchAll(/\]\(([^)\s]+)[^)]*\)|href="([^"]*)"/g)].map((found) => ({
		href: found[1] ?? found[2] ?? '',
		line: line + body.slice(0, found.index).split('\n').length - 1
	}));
}

function placesIn({ matter, ...written }: WrittenLetter): Set<string> {
	return new Set([
		...headingsIn(written),
		...matter.words.map(({ term }) => `word-${slugOf(term)}`),
		...matter.sources.map(({ id }) => `source-${id}`)
	]);
}

function headingsIn({ body }: Written): Set<string> {
	return new Set([...body.matchAll(/^#{2,4}\s+(.+)$/gm)].map(([, words]) => slugOf(words ?? '')));
}
