import { error } from '@sveltejs/kit';
import { masthead } from 'virtual:masthead';
import { course } from '$lib/letters/letters.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!masthead.beside) {
		error(404, { message: 'This course has no gatherings.', requestId: locals.requestId });
	}
	const { gatherings, connect, deeper, newsletter, contact } = course;
	return { gatherings, connect, deeper, newsletter, contact, books: course.further_reading };
};
