import { course } from '$lib/letters/letters.server';
import type { RequestHandler } from './$types';

const { light, dark } = course.accent;

/** An envelope in the course's own colour. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
	<style>
		path { fill: none; stroke: ${light}; stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round }
		rect { fill: #fbf7ef }
		@media (prefers-color-scheme: dark) { path { stroke: ${dark} } rect { fill: #191512 } }
	</style>
	<rect width="32" height="32" rx="7" />
	<path d="M6 9.5h20v14H6zM6.5 10l9.5 7.5L25.5 10" />
</svg>
`;

export const GET: RequestHandler = () =>
	new Response(icon, {
		headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' }
	});
