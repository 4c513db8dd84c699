import { course, door, letters, welcome } from '$lib/letters/letters.server';
import { Printed } from '$lib/ui/printed';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	const { heading, lead, audience, promises, stored, care } = course;
	return {
		course: { heading, lead, audience, promises, stored, care },
		letters: letters.map(({ number, slug, title, question, minutes, steps }) => ({
			number,
			slug,
			title,
			text: question,
			minutes,
			steps: steps.length
		})),
		door: Printed.for(event, door, 'door'),
		welcome: Printed.for(event, welcome, 'welcome')
	};
};
