import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as circle from '$lib/circle/circle.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { settingsSchema } from '$lib/cohorts/words';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../../server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort, role, answers_within, circle_since, ending } = await asMe(event, () =>
		cohorts.page(event.locals, event.params.id)
	);
	if (role !== 'facilitator') {
		refuse(event.locals, 403, 'This is for the cohort’s facilitators.');
	}
	return {
		cohort,
		ending,
		answersWithin: answers_within ?? '',
		circle: circle_since !== null
	};
};

export const actions: Actions = {
	keep: async (event) => {
		const form = await formOf(event);
		const typed = {
			name: String(form.get('name') ?? ''),
			answersWithin: String(form.get('answers') ?? '')
		};
		const read = v.safeParse(settingsSchema, typed);
		if (!read.success) {
			return fail(400, { typed, issues: v.flatten<typeof settingsSchema>(read.issues).nested });
		}
		await signedIn(event, () => cohorts.settings(event.locals, event.params.id, read.output));
		return { kept: true };
	},

	circle: async (event) => {
		const open = (await formOf(event)).get('open') === 'yes';
		await signedIn(event, () => circle.turn(event.locals, event.params.id, open));
		return { turned: open ? 'on' : 'off' };
	}
};
