import { asMe } from '$lib/account/guard.server';
import * as circle from '$lib/circle/circle.server';
import { readView } from '$lib/cohorts/cohorts';
import { letters } from '$lib/letters/letters.server';
import { readId } from '$lib/reflections/reading';
import { formOf } from '../../../../server/form';
import { keep } from '../../../../server/keep';
import { nameOf } from '../../../notebook/naming.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { page: at } = readView(event.url.searchParams);
	const page = await asMe(event, () => circle.page(event.locals, event.params.id, at));
	return {
		...page,
		messages: page.messages.map((message) => ({
			...message,
			naming: nameOf(message.letter, message.prompt, 'reflection')
		})),
		/** What a message can be about. */
		abouts: letters.map(({ key, number, title, prompts }) => ({
			letter: `Letter ${number}, ${title}`,
			prompts: prompts.map(({ id, question }) => ({ value: `${key} ${id}`, question }))
		}))
	};
};

export const actions: Actions = {
	/** Facilitators: they have looked at what somebody asked them to look at. */
	looked: async (event) => {
		const concern = readId(await formOf(event), 'concern');
		return keep(event, {}, async () => {
			if (concern) await circle.looked(event.locals, concern);
			return { looked: true };
		});
	}
};
