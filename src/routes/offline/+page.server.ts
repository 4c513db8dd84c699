import { letters } from '$lib/letters/letters.server';
import type { PageServerLoad } from './$types';

// The service worker shows this page at any address, where no script would know its way.
export const csr = false;

export const load: PageServerLoad = () => ({
	letters: letters.map(({ slug, number, title }) => ({ slug, number, title }))
});
