/**
 * `npm run serve`: the built course. SvelteKit answers files, and forms that come from another site,
 * before the course's own hooks are asked; what protects even those is put on here.
 * Plain JavaScript: reading TypeScript would cost the process 15 MB for as long as it runs.
 */
const built = new URL(`../${process.argv[2] ?? 'build'}/index.js`, import.meta.url);
/** @type {{ server: { server: import('node:http').Server } }} */
const { server } = await import(built.href);

// In the same turn in which it began to listen: nobody has been answered yet.
server.server.prependListener('request', (_, response) => {
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
});
