import { letters } from '$lib/letters/letters.server';
import { sitemapOf } from '$lib/letters/sitemap';
import { ownAddress } from '../../server/own-address';
import type { RequestHandler } from './$types';

const pages = ['/', '/letters', '/glossary', '/sources', '/gatherings'];

export const GET: RequestHandler = ({ locals }) =>
	new Response(sitemapOf(pages, letters, ownAddress(locals)), {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
