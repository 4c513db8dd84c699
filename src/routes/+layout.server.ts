import { form } from '$lib/comfort/comfort.server';
import { ownerOf } from '$lib/outbox/owner.server';
import { foot } from '$lib/letters/letters.server';
import { environment } from '$lib/supabase/environment.server';
import { Printed } from '$lib/ui/printed';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => ({
	signedIn: event.locals.signedIn,
	/** Whose outbox this browser has open; a stranger has none. */
	...(event.locals.signedIn && { outbox: await ownerOf(event.cookies) }),
	origin: environment().origin,
	comfort: Printed.for(event, form, 'comfort'),
	foot: Printed.for(event, foot, 'foot')
});
