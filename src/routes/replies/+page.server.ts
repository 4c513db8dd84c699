import { asMe } from '$lib/account/guard.server';
import * as correspondence from '$lib/correspondence/correspondence.server';
import { nameOf } from '../notebook/naming.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, cohorts, circles, replies } = await asMe(event, () =>
		correspondence.page(event.locals)
	);
	return {
		me,
		cohorts,
		circles,
		replies: replies.map((reply) => ({
			...reply,
			naming: nameOf(reply.letter, reply.prompt, 'reflection')
		}))
	};
};
