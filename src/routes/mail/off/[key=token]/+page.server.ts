import * as cohorts from '$lib/cohorts/cohorts.server';
import type { Actions } from './$types';

export const actions: Actions = {
	/**
	 * Works at once and for whoever has the mail: also for a mail provider, which posts here when
	 * somebody there presses "unsubscribe". An unknown key is answered as a known one is.
	 */
	default: async ({ locals, params }) => {
		await cohorts.endHearing(locals, params.key);
		return { ended: true };
	}
};
