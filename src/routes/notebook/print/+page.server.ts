import { asMe } from '$lib/account/guard.server';
import * as notebook from '$lib/reflections/notebook.server';
import { nameOf } from '../naming.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, reflections, tries, plans } = await asMe(event, () =>
		notebook.everything(event.locals)
	);
	return {
		me,
		reflections: reflections.map((one) => ({
			...one,
			naming: nameOf(one.letter, one.prompt, 'reflection')
		})),
		tries: tries.map((one) => ({ ...one, naming: nameOf(one.letter, one.step, 'try') })),
		plans
	};
};
