import { glossary } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	glossary: Printed.for(event, glossary, 'glossary')
});
