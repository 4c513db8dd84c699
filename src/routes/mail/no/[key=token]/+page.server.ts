import * as inviting from '$lib/cohorts/inviting.server';
import type { Actions } from './$types';

export const actions: Actions = {
	/** As with the mails of `mail/off`: at once, for whoever has the mail, and the same for any key. */
	default: async ({ locals, params }) => {
		await inviting.refuse(locals, params.key);
		return { refused: true };
	}
};
