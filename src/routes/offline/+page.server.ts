import { letters } from '$lib/letters/letters.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	letters: letters.map(({ slug, number, title }) => ({ slug, number, title }))
});
