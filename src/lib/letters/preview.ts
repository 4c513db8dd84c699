import type { Course } from './course';
import { text } from './feed';
import type { Letter } from './letters';

/** How a page shows itself where somebody links to it: in a chat, on another site, in a search. */
export interface Preview {
	title: string;
	description: string;
	path: string;
	/** The address of its picture, of 1200 to 630, and what it shows. */
	picture: { path: string; words: string };
	type: 'website' | 'article';
	/** Facts for search engines. */
	data?: object;
}

/**
 * The lines for a page's head. All that is absolute is made from the course's own address, never from
 * the one that a request names: the page is the same for everyone.
 */
export function headOf(preview: Preview, site: string, origin: string): string {
	const { title, description, path, picture, type, data } = preview;
	const facts: [property: string, content: string][] = [
		['og:site_name', site],
		['og:type', type],
		['og:title', title],
		['og:description', description],
		['og:url', origin + path],
		['og:image', origin + picture.path],
		['og:image:width', '1200'],
		['og:image:height', '630'],
		['og:image:alt', picture.words]
	];
	return [
		...facts.map(
			([property, content]) => `<meta property="${property}" content="${text(content)}" />`
		),
		'<meta name="twitter:card" content="summary_large_image" />',
		...(data ? [`<script type="application/ld+json">${script(data)}</script>`] : [])
	].join('');
}

/** JSON that cannot end the element it stands in, whatever a letter says. */
function script(data: object): string {
	return JSON.stringify(data).replace(/</g, '\\u003c');
}

/** The course with its letters as its parts, in the words of schema.org. */
export function courseData(
	course: Pick<Course, 'title' | 'lead' | 'host' | 'audience'>,
	letters: readonly Pick<
		Letter,
		'number' | 'slug' | 'title' | 'summary' | 'minutes' | 'published' | 'updated'
	>[],
	picture: string,
	origin: string
): object {
	return {
		'@context': 'https://schema.org',
		'@type': 'Course',
		'@id': `${origin}/`,
		url: `${origin}/`,
		name: course.title,
		description: course.lead,
		image: origin + picture,
		inLanguage: 'en',
		isAccessibleForFree: true,
		license: 'https://creativecommons.org/licenses/by/4.0/',
		audience: { '@type': 'Audience', audienceType: course.audience },
		provider: { '@type': 'Organization', name: course.host.name, url: `${origin}/` },
		offers: { '@type': 'Offer', category: 'Free' },
		hasPart: letters.map((letter) => ({
			'@type': 'LearningResource',
			position: letter.number,
			url: `${origin}/letters/${letter.slug}`,
			name: letter.title,
			description: letter.summary,
			timeRequired: `PT${letter.minutes}M`,
			datePublished: letter.published,
			dateModified: letter.updated ?? letter.published
		}))
	};
}
