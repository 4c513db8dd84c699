import { drawn } from '$lib/cohorts/code.server';
import { invitationAt } from '../invitation.server';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { code } = await invitationAt(event);
	return new Response(drawn(code), {
		headers: {
			'content-type': 'image/svg+xml',
			'content-disposition': 'attachment; filename="invitation.svg"'
		}
	});
};
