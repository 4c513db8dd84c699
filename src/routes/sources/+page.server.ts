import { sources } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	sources: Printed.for(event, sources, 'sources')
});
