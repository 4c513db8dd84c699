import { letters } from '$lib/letters/letters.server';
import { pages } from '$lib/letters/preview.server';
import { sitemapOf } from '$lib/letters/sitemap';
import { ownAddress } from '../../server/own-address';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	new Response(sitemapOf(Object.keys(pages), letters, ownAddress(locals)), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
