import { masthead } from 'virtual:masthead';
import { resolve } from '$app/paths';
import type { RequestHandler } from './$types';

/** What a phone shows when someone puts the course on its first screen. */
export const GET: RequestHandler = () =>
	new Response(
		JSON.stringify({
			name: masthead.title,
			short_name: masthead.title,
			start_url: resolve('/'),
			display: 'browser',
			background_color: '#fbf7ef',
			theme_color: '#fbf7ef',
			icons: [{ src: `${resolve('/')}favicon.svg`, sizes: 'any', type: 'image/svg+xml' }]
		}),
		{
			headers: {
				'content-type': 'application/manifest+json',
				'cache-control': 'public, max-age=86400'
			}
		}
	);
