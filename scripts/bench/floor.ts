/** The least that a web server can do: the same bytes, with the same headers, to whoever asks. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The bytes as base64, because the channel between processes carries text. */
export type Copy = { headers: string[]; body: string };
export type Message = { type: 'ready'; url: string };

/** Node writes these itself, for every server alike. */
const OWN = ['date', 'connection', 'keep-alive', 'transfer-encoding'];

process.once('message', ({ headers, body }: Copy) => {
	const bytes = Buffer.from(body, 'base64');
	const kept = headers.flatMap((name, at) =>
		at % 2 === 0 && !OWN.includes(name.toLowerCase()) ? [name, headers[at + 1] ?? ''] : []
	);
	const server = createServer((_, response) => {
		response.writeHead(200, kept);
		response.end(bytes);
	});
	server.listen(0, '127.0.0.1', () => {
		const { port } = server.address() as AddressInfo;
		const message: Message = { type: 'ready', url: `http://127.0.0.1:${port}/` };
		process.send?.(message);
	});
});

process.on('disconnect', () => process.exit(0));
