import { glossary, letters, sources } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({
	letters: letters.map(({ number, slug, title, question, minutes, steps, outcomes }) => ({
		number,
		slug,
		title,
		question,
		minutes,
		outcomes,
		steps: steps.length
	})),
	glossary: Printed.for(event, glossary, 'glossary'),
	sources: Printed.for(event, sources, 'sources')
});
