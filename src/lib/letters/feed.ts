import type { Course } from './course';
import type { Letter } from './letters';

/** A letter with its prose, for readers of feeds. */
export interface FeedLetter extends Pick<
	Letter,
	'slug' | 'aliases' | 'title' | 'summary' | 'published' | 'updated'
> {
	prose: string;
}

/**
 * The letters as an Atom feed, newest first.
 *
 * @param origin the course's own address, without a slash at the end
 * @param built a day for letters that name none
 */
export function feedOf(
	course: Pick<Course, 'title' | 'lead' | 'signature'>,
	letters: readonly FeedLetter[],
	origin: string,
	built: string
): string {
	const dated = letters
		.map((letter) => ({
			...letter,
			published: letter.published ?? built,
			updated: letter.updated ?? letter.published ?? built
		}))
		// Of one day, the later letter first.
		.reverse()
		.sort((a, b) => b.published.localeCompare(a.published));
	const newest =
		dated
			.map(({ updated }) => updated)
			.sort()
			.at(-1) ?? built;
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${text(origin)}/</id>
<title>${text(course.title)}</title>
<subtitle>${text(course.lead)}</subtitle>
<updated>${moment(newest)}</updated>
<author><name>${text(course.signature)}</name></author>
<rights>CC BY 4.0</rights>
<link rel="self" type="application/atom+xml" href="${text(origin)}/feed.xml"/>
<link rel="alternate" type="text/html" href="${text(origin)}/letters"/>
${dated.map((letter) => entry(letter, origin)).join('\n')}
</feed>
`;
}

function entry(letter: FeedLetter & { published: string; updated: string }, origin: string) {
	const address = text(`${origin}/letters/${letter.slug}`);
	// By its first name: a renamed letter is no new letter.
	const id = text(`${origin}/letters/${letter.aliases[0] ?? letter.slug}`);
	return `<entry>
<id>${id}</id>
<title>${text(letter.title)}</title>
<link rel="alternate" type="text/html" href="${address}"/>
<published>${moment(letter.published)}</published>
<updated>${moment(letter.updated)}</updated>
<summary>${text(letter.summary)}</summary>
<content type="html">${text(standingAlone(letter.prose, `${origin}/letters/${letter.slug}`))}</content>
</entry>`;
}

/** Without what opens in place, and with links that lead back to the letter's own page. */
function standingAlone(prose: string, address: string): string {
	return prose
		.replace(/<(\w+)[^>]*\spopover\b[^>]*>[\s\S]*?<\/\1>/g, '')
		.replace(/<\/?button\b[^>]*>/g, '')
		.replaceAll('href="#', `href="${address}#`);
}

function moment(day: string): string {
	return `${day}T00:00:00Z`;
}

export function text(words: string): string {
	return words
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;');
}
