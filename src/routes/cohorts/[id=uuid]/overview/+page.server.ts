import { asMe } from '$lib/account/guard.server';
import { readView } from '$lib/cohorts/cohorts';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { seldomPractised, waits } from '$lib/cohorts/overview';
import { letters } from '$lib/letters/letters.server';
import { nameOf } from '../../../notebook/naming.server';
import { columns } from '../../columns.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = readView(
		event.url.searchParams,
		columns.map(({ key }) => key)
	);
	const { steps, invitations, ...overview } = await asMe(event, () =>
		cohorts.overview(event.locals, event.params.id, view)
	);
	// Where nobody can answer any more, nobody waits.
	const waiting = overview.ending ? [] : overview.waiting;
	const now = new Date();
	return {
		...overview,
		view,
		waiting_count: overview.ending ? 0 : overview.waiting_count,
		progress: columns,
		waiting: waiting.map((one) => ({
			...one,
			naming: nameOf(one.letter, one.prompt, 'reflection'),
			waits: waits(one.since, now)
		})),
		seldom: seldomPractised(letters, { letters: overview.letters, steps })
	};
};
