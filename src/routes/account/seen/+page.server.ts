import { type RequestEvent } from '@sveltejs/kit';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { readReply, readSwitch, type Sent } from '$lib/cohorts/mirror';
import * as mirror from '$lib/cohorts/mirror.server';
import { letters } from '$lib/letters/letters.server';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../server/form';
import { nameOf } from '../../notebook/naming.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { me, ...seen } = await asMe(event, () => mirror.page(event.locals));
	return {
		me,
		cohorts: seen.cohorts.map((cohort) => ({ ...cohort, sent: cohort.sent.map(named) })),
		former: seen.former.map((cohort) => ({ ...cohort, sent: cohort.sent.map(named) })),
		letters: letters.map(({ key, number, short, steps }) => ({
			key,
			number,
			short,
			steps: steps.length
		}))
	};
};

function named(sent: Sent): Sent & { what: string } {
	return { ...sent, what: nameOf(sent.letter, sent.prompt, 'reflection').what };
}

export const actions: Actions = {
	share: async (event) => {
		const { cohort, on } = await switched(event);
		await signedIn(event, () => cohorts.consent(event.locals, cohort, on));
		const share = on ? 'They see it from this moment.' : 'Nobody sees it from this moment.';
		return { switched: cohort, share };
	},

	hear: async (event) => {
		const { cohort, on } = await switched(event);
		await signedIn(event, () => cohorts.hear(event.locals, cohort, on));
		return { switched: cohort, hear: 'It holds from this moment.' };
	},

	withdraw: async (event) => {
		const reply = readReply(await formOf(event));
		if (!reply) unclear(event);
		await signedIn(event, () => mirror.withdraw(event.locals, reply));
		return { withdrawn: true };
	}
};

async function switched(event: RequestEvent): Promise<{ cohort: string; on: boolean }> {
	return readSwitch(await formOf(event)) ?? unclear(event);
}

/** No page of ours sends such a form. */
function unclear({ locals }: RequestEvent): never {
	refuse(locals, 400, 'The form did not say what to change.');
}
