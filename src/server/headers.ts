import type { Handle } from '@sveltejs/kit';

const always = {
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	// For browsers that do not know the policy's frame-ancestors.
	'x-frame-options': 'DENY',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()'
};

/** The headers that every answer carries; the Content-Security-Policy is SvelteKit's (`svelte.config.js`). */
export const protect: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of Object.entries(always)) response.headers.set(name, value);
	if (event.url.protocol === 'https:') {
		response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
	}
	// What a page does not say otherwise is private: nothing between here and the reader keeps it.
	if (!response.headers.has('cache-control')) {
		response.headers.set('cache-control', 'private, no-store');
	}
	return response;
};
