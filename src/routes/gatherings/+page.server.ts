import { course } from '$lib/letters/letters.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { gatherings, connect, deeper, newsletter, contact } = course;
	return { gatherings, connect, deeper, newsletter, contact, books: course.further_reading };
};
