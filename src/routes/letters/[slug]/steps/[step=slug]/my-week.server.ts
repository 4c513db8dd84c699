import type { RequestEvent } from '@sveltejs/kit';
import type { Asked } from '$lib/account/account';
import type { Letter } from '$lib/letters/letters';
import type { Week } from '$lib/practice/week';
import { call, SessionOver } from '$lib/supabase/call.server';
import { surprise } from '../../../../../server/surprise';

/** So many tries the page shows, unless it is asked for all. */
const NEWEST = 30;

/**
 * The learner's week with one step; `over` when their session has ended, `away` when the database
 * does not answer: the step itself can be read all the same.
 */
export async function myWeek({ locals, route, url }: RequestEvent, letter: Letter, step: string) {
	const asked = await call<Asked & Week, 'letter_page'>(locals, 'letter_page', {
		letter: letter.key
	}).catch((refused: unknown) => {
		if (refused instanceof SessionOver) return 'over' as const;
		surprise(locals, route.id, refused);
		return 'away' as const;
	});
	if (asked === 'away') return asked;
	if (asked === 'over' || !asked.me) return 'over';

	const tries = asked.tries.filter((one) => one.step === step);
	const plans = asked.plans.filter((plan) => plan.step === step);
	return {
		chosen: asked.choices.includes(step),
		plan: plans.find(({ ended_at }) => !ended_at),
		older: plans.filter(({ ended_at }) => ended_at),
		times: tries.length,
		// Each stands there with a form to change it.
		tries: url.searchParams.has('tries') ? tries : tries.slice(0, NEWEST)
	};
}
