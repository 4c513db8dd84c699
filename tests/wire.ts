/** The line between a browser and the course, which a test can cut, slow down and listen to. */
import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Wire {
	url: string;
	/** What was asked for, in the order in which it was. */
	asked: string[];
	state: 'open' | 'cut' | 'hanging';
	/** Changes the text of an answer on its way, or says that nothing is there. */
	meddle?: ((path: string, text: string) => string | undefined) | undefined;
	close(): Promise<void>;
}

export async function lay(course: string): Promise<Wire> {
	const server = createServer((from, to) => {
		wire.asked.push(from.url ?? '');
		if (wire.state === 'cut') from.socket.destroy();
		else if (wire.state === 'open') pass(from, to);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const wire: Wire = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked: [],
		state: 'open',
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		}
	};

	function pass(from: IncomingMessage, to: ServerResponse) {
		const { host: _, ...headers } = from.headers;
		if (headers.origin) headers.origin = course;
		if (wire.meddle) delete headers['accept-encoding'];
		const there = ask(course + from.url, { method: from.method, headers }, (answer) => {
			const { meddle } = wire;
			if (!meddle || answer.statusCode !== 200) {
				to.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(to);
				return;
			}
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('end', () => {
				const { 'content-length': _length, etag: _tag, ...rest } = answer.headers;
				const isText = /text|javascript/.test(rest['content-type'] ?? '');
				const body = Buffer.concat(parts);
				const text = meddle(from.url ?? '', isText ? body.toString() : '');
				if (text === undefined) to.writeHead(404).end();
				else to.writeHead(200, rest).end(isText ? text : body);
			});
		});
		there.on('error', () => to.destroy());
		from.pipe(there);
	}
	return wire;
}
