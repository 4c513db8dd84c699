import type { RequestHandler } from './$types';

/** For whoever keeps the course running: 200 when the database answers, 503 when it does not. */
export const GET: RequestHandler = async ({ locals }) => {
	const { data, error } = await locals.supabase.rpc('health');
	const well = !error && data === true;
	return Response.json(
		{ database: well ? 'answers' : 'does not answer' },
		{ status: well ? 200 : 503 }
	);
};
