import { environment } from '$lib/supabase/environment.server';
import type { RequestHandler } from './$types';

/** The letters are for everyone; what people do here is for themselves. */
export const GET: RequestHandler = () => {
	const { origin } = environment();
	const lines = [
		'User-agent: *',
		'Disallow: /account',
		'Disallow: /cohorts',
		'Disallow: /join',
		...(origin ? ['', `Sitemap: ${origin}/sitemap.xml`] : [])
	];
	return new Response(`${lines.join('\n')}\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8' }
	});
};
