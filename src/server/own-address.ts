import { error } from '@sveltejs/kit';
import { environment } from '$lib/supabase/environment.server';

/** The course's own address, for what other programs read; there is no such thing without one. */
export function ownAddress(locals: App.Locals): string {
	const { origin } = environment();
	if (!origin) {
		error(404, { message: 'The course does not know its ORIGIN.', requestId: locals.requestId });
	}
	return origin;
}
