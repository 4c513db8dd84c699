/**
 * `npm run serve`: the built course. SvelteKit answers files, and forms that come from another site,
 * before the course's own hooks are asked, so what every answer carries is put on here.
 */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { always } from '../src/server/always.ts';
import { root } from './places.ts';

const built = join(root, process.argv[2] ?? 'build', 'index.js');
const { server } = (await import(built)) as { server: { server: Server } };

// In the same turn in which it began to listen: nobody has been answered yet.
server.server.prependListener('request', (_, response) => {
	for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
});
