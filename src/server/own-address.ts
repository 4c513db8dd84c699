import { environment } from '$lib/supabase/environment.server';
import { refuse } from '$lib/supabase/refuse.server';

/** The course's own address, for what other programs read; there is no such thing without one. */
export function ownAddress(locals: App.Locals): string {
	const { origin } = environment();
	if (!origin) {
		refuse(locals, 404, 'The course does not know its ORIGIN.');
	}
	return origin;
}
