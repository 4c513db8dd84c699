import { form } from '$lib/comfort/comfort.server';
import { environment } from '$lib/supabase/environment.server';
import { Printed } from '$lib/ui/printed';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => ({
	signedIn: event.locals.signedIn,
	origin: environment().origin,
	comfort: Printed.for(event, form, 'comfort')
});
