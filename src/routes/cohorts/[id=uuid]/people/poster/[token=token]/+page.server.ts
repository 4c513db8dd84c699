import * as cohorts from '$lib/cohorts/cohorts.server';
import type { PageServerLoad } from './$types';
import { invitationAt } from './invitation.server';

export const load: PageServerLoad = async (event) => {
	const { cohort, invitation, link, code } = await invitationAt(event);
	const { facilitators } = await cohorts.page(event.locals, event.params.id);
	return { cohort, facilitators, until: invitation.expires_at, link, code };
};
