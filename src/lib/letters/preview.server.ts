import { pictures } from 'virtual:pictures';
import { counts, course, find, letters } from './letters.server';
import { courseData, type Preview } from './preview';

/** How a page of this route shows itself elsewhere; of pages that are not for everyone, nothing. */
export function previewOf(
	route: string | null,
	slug: string | undefined,
	origin: string
): Preview | undefined {
	if (route === '/letters/[slug]') return ofLetter(slug ?? '');
	const page = route === null ? undefined : pages[route];
	if (!page || !route) return;
	const picture = { path: pictures.course ?? '', words: `${course.title}. ${course.heading}` };
	const withFacts = route === '/' || route === '/letters';
	return {
		...page,
		path: route,
		picture,
		type: 'website',
		...(withFacts && { data: courseData(course, letters, picture.path, origin) })
	};
}

export const pages: Record<string, Pick<Preview, 'title' | 'description'>> = {
	'/': { title: course.heading, description: course.lead },
	'/letters': {
		title: 'The letters',
		description: 'All letters, the words they explain, and the works they build on.'
	},
	'/glossary': {
		title: 'Words',
		description: `${counts.words} words that the letters use, each in a sentence or two.`
	},
	'/sources': {
		title: 'Sources',
		description: `The ${counts.sources} works that the letters build on, with where to find them.`
	},
	...(course.gatherings && {
		'/gatherings': { title: 'Gatherings', description: course.gatherings.intro }
	})
};

function ofLetter(slug: string): Preview | undefined {
	const letter = find(slug);
	if (!letter) return;
	return {
		title: letter.title,
		description: letter.summary,
		path: `/letters/${letter.slug}`,
		picture: {
			path: pictures[letter.slug] ?? '',
			words: `Letter ${letter.number} of ${letters.length}: ${letter.title}`
		},
		type: 'article'
	};
}
