/**
 * `npm run serve`: the built course. SvelteKit answers files, and forms that come from another site,
 * before the course's own hooks are asked; what protects even those is put on here.
 * Plain JavaScript: reading TypeScript would cost the process 15 MB for as long as it runs.
 */
const built = new URL(`../${process.argv[2] ?? 'build'}/index.js`, import.meta.url);
/** @type {{ server: { server: import('node:http').Server } }} */
const { server } = await import(built.href);

/** Where a mail's own "unsubscribe" leads: `src/routes/mail`. */
const mailOff = /^\/mail\/(off|no)\/[0-9a-f]{32}$/;

// In the same turn in which it began to listen: nobody has been answered yet.
server.server.prependListener('request', (request, response) => {
	// A mail provider posts there for its reader (RFC 8058), as a form that comes from no site at all;
	// the key in the address says all there is to say. Browsers name the site, and are asked as ever.
	if (request.method === 'POST' && !request.headers.origin && mailOff.test(request.url ?? '')) {
		request.headers.origin = process.env.ORIGIN;
	}
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
});
