import { environment } from '$lib/supabase/environment.server';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	signedIn: locals.signedIn,
	origin: environment().origin
});
