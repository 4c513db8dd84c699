import { form } from '$lib/comfort/comfort.server';
import { Printed } from '$lib/ui/printed';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => ({
	signedIn: event.locals.signedIn,
	comfort: Printed.for(event, form, 'comfort')
});
