import type { RequestEvent } from '@sveltejs/kit';
import { asMe } from '$lib/account/guard.server';
import { codeOf } from '$lib/cohorts/code.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { refuse } from '$lib/supabase/refuse.server';

/** An open link of this cohort, for its facilitators, with the code that leads there. */
export async function invitationAt(event: RequestEvent<{ id: string; token: string }>) {
	const { id, token } = event.params;
	const { cohort, invitations } = await asMe(event, () =>
		cohorts.people(event.locals, id, { search: '', page: 1 })
	);
	const invitation = invitations.find((one) => one.token === token && one.state === 'open');
	if (!invitation) {
		refuse(event.locals, 404, 'No open invitation of this cohort is at this address.');
	}
	const link = new URL(`/join/${token}`, event.url).href;
	return { cohort, invitation, link, code: codeOf(link) };
}
