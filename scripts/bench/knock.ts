/** One request and how long its answer took, over connections that are kept open as browsers keep them. */
import { Agent, request, type IncomingHttpHeaders } from 'node:http';

export type Ask = {
	url: string;
	method?: 'GET' | 'POST' | 'DELETE';
	headers?: Record<string, string>;
	body?: Buffer | string;
};

export type Answer = {
	status: number;
	headers: IncomingHttpHeaders;
	/** Names and values in their order, as they came. */
	rawHeaders: string[];
	body: Buffer;
	ms: number;
};

/** Nobody waits for somebody else's connection: each browser has its own. */
const agent = new Agent({ keepAlive: true });

export async function knock(ask: Ask): Promise<Answer> {
	try {
		return await once(ask);
	} catch (problem) {
		// The server closed a connection that had been idle, in the moment in which it was used again.
		if (problem instanceof IdleConnectionClosed) return once(ask);
		throw problem;
	}
}

class IdleConnectionClosed extends Error {}

function once({ url, method = 'GET', headers = {}, body }: Ask): Promise<Answer> {
	const bytes = body === undefined ? undefined : Buffer.from(body);
	const length = bytes && { 'content-length': String(bytes.byteLength) };
	return new Promise((resolve, reject) => {
		const started = performance.now();
		const asked = request(url, { agent, method, headers: { ...headers, ...length } }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: answer.headers,
					rawHeaders: answer.rawHeaders,
					body: Buffer.concat(parts),
					ms: performance.now() - started
				})
			);
		});
		asked.setTimeout(10_000, () =>
			asked.destroy(new Error(`${url} did not answer in ten seconds.`))
		);
		asked.on('error', (problem: NodeJS.ErrnoException) => {
			const isIdle = asked.reusedSocket && problem.code === 'ECONNRESET';
			reject(isIdle ? new IdleConnectionClosed() : problem);
		});
		asked.end(bytes);
	});
}

/** The answer, if it is what it should be: figures of refusals would be figures of nothing. */
export function expect(answer: Answer, isRight: (answer: Answer) => boolean, what: string): Answer {
	if (isRight(answer)) return answer;
	const body = answer.body.toString('utf8').slice(0, 300);
	throw new Error(`${what} answered ${answer.status}, which is not measured: ${body}`);
}
