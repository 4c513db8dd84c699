import { fail, isHttpError, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { asMe, signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { noteSchema } from '$lib/cohorts/words';
import { formOf } from '../../../server/form';
import { columns } from '../columns.server';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await asMe(event, () => cohorts.page(event.locals, event.params.id));
	return { ...page, letters: columns };
};

export const actions: Actions = {
	consent: async (event) => {
		const shares = (await formOf(event)).get('shares');
		if (shares !== 'yes' && shares !== 'no') {
			return fail(400, { issue: 'Please choose one of the two. Both are fine.' });
		}
		await signedIn(event, () => cohorts.consent(event.locals, event.params.id, shares === 'yes'));
		return { chosen: true };
	},

	hear: async (event) => {
		const hears = (await formOf(event)).get('hears') === 'yes';
		await signedIn(event, () => cohorts.hear(event.locals, event.params.id, hears));
		return { hearing: true };
	},

	/** Facilitators alone may; an empty one takes the note away. */
	note: async (event) => {
		const typed = String((await formOf(event)).get('note') ?? '');
		const note = v.safeParse(noteSchema, typed);
		if (!note.success) return fail(400, { note: typed, noteIssue: note.issues[0].message });
		await signedIn(event, () => cohorts.note(event.locals, event.params.id, note.output));
		return { said: note.output ? 'The circle can read it.' : 'The note is taken away.' };
	},

	leave: async (event) => {
		// Whoever does not say what becomes of what they sent leaves nothing.
		const withdraw = (await formOf(event)).get('sent') !== 'stays';
		try {
			await signedIn(event, () => cohorts.leave(event.locals, event.params.id, withdraw));
		} catch (refused) {
			// A last facilitator, perhaps only since the other left a moment ago.
			if (isHttpError(refused, 409)) return fail(409, { alone: true });
			throw refused;
		}
		redirect(303, '/cohorts');
	}
};
