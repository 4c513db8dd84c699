import { asMe } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { waits } from '$lib/cohorts/overview';
import { nameOf } from '../../../../notebook/naming.server';
import { columns } from '../../../columns.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, member } = event.params;
	const { seen, ...page } = await asMe(event, () => cohorts.learner(event.locals, id, member));
	const now = new Date();
	return {
		...page,
		row: seen.row,
		replies: seen.replies.map((reply) => ({
			...reply,
			naming: nameOf(reply.letter, reply.prompt, 'reflection'),
			waits: reply.waiting_since && waits(reply.waiting_since, now)
		})),
		progress: columns
	};
};
