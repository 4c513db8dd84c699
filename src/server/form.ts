import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from '$lib/supabase/refuse.server';

/** The form that was sent. One that was cut off on the way, or never was a form, is no surprise. */
export async function formOf({ request, locals }: RequestEvent): Promise<FormData> {
	try {
		return await request.formData();
	} catch (broken) {
		if (!(broken instanceof TypeError)) throw broken;
		refuse(locals, 400, 'The form did not arrive whole.');
	}
}

/** Whether the page's own script sent the form, and shows the answer itself. */
export function isScripted({ request }: Pick<RequestEvent, 'request'>): boolean {
	return request.headers.get('x-sveltekit-action') === 'true';
}
