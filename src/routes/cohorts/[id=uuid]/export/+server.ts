import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { signedIn } from '$lib/account/guard.server';
import * as cohorts from '$lib/cohorts/cohorts.server';
import { asCsv, asJson } from '$lib/cohorts/exporting.server';
import { letters } from '$lib/letters/letters.server';
import { refuse } from '$lib/supabase/refuse.server';
import { formOf } from '../../../../server/form';
import type { RequestHandler } from './$types';

const FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/;

/** By a form alone: whoever opens a link, or points at it, exports nothing. */
export const POST: RequestHandler = async (event) => {
	const { id } = event.params;
	// As form actions answer: what is no form comes from no page.
	if (!FORM.test(event.request.headers.get('content-type') ?? '')) {
		refuse(event.locals, 415, 'This takes forms alone.');
	}
	const format = (await formOf(event)).get('format') === 'json' ? 'json' : 'csv';
	const taken = await signedIn(event, () => cohorts.take(event.locals, id, format));
	const body = format === 'json' ? asJson(taken, letters) : asCsv(taken, letters);
	const type = format === 'json' ? 'application/json' : 'text/csv; charset=utf-8; header=present';
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="cohort-${taken.exported_at.slice(0, 10)}.${format}"`,
			'cache-control': 'private, no-store'
		}
	});
};

/** Where somebody comes back to after signing in. */
export const GET: RequestHandler = ({ params }) =>
	redirect(303, resolve('/cohorts/[id=uuid]/overview', { id: params.id }));
