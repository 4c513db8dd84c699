import { masthead } from 'virtual:masthead';
import { course } from '$lib/letters/letters.server';
import { refuse } from '$lib/supabase/refuse.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!masthead.beside) {
		refuse(locals, 404, 'This course has no gatherings.');
	}
	const { gatherings, connect, deeper, newsletter, contact } = course;
	return { gatherings, connect, deeper, newsletter, contact, books: course.further_reading };
};
