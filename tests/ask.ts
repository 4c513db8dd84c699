/** Requests by hand: exactly what is asked for, and the answer as it comes over the wire. */
import { request, type IncomingHttpHeaders } from 'node:http';
import type { Circle, Who } from './circle.ts';

export interface Question {
	method?: string;
	cookie?: string;
	headers?: Record<string, string>;
	/** Sent from a page of the course, unless `origin` names another site (null: none at all). */
	form?: Record<string, string> | FormData | Uint8Array;
	origin?: string | null;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	text: string;
}

export async function ask(url: string, question: Question = {}): Promise<Answer> {
	const { form, cookie, headers, origin = new URL(url).origin } = question;
	const sent = form && (await encoded(form));
	return new Promise((resolve, reject) => {
		const asked = request(
			url,
			{
				method: question.method ?? (sent ? 'POST' : 'GET'),
				headers: {
					accept: 'text/html',
					...(cookie && { cookie }),
					...(sent && { 'content-type': sent.type, 'content-length': sent.bytes.byteLength }),
					...(sent && origin !== null && { origin }),
					...headers
				}
			},
			(answer) => {
				const chunks: Buffer[] = [];
				answer.on('data', (chunk: Buffer) => chunks.push(chunk));
				answer.once('error', reject);
				answer.once('end', () => {
					const bytes = Buffer.concat(chunks);
					const { statusCode: status = 0, headers } = answer;
					resolve({ status, headers, bytes, text: bytes.toString('utf8') });
				});
			}
		);
		asked.once('error', (problem: NodeJS.ErrnoException) => {
			// Put away as idle by the course at the moment in which it was used again: nobody read it.
			const isStale = asked.reusedSocket && problem.code === 'ECONNRESET';
			return isStale ? resolve(ask(url, question)) : reject(problem);
		});
		asked.end(sent?.bytes);
	});
}

async function encoded(form: NonNullable<Question['form']>) {
	if (form instanceof Uint8Array) return { type: 'application/x-www-form-urlencoded', bytes: form };
	const sent = new Response(form instanceof FormData ? form : new URLSearchParams(form));
	return {
		type: sent.headers.get('content-type') ?? '',
		bytes: new Uint8Array(await sent.arrayBuffer())
	};
}

/** The cookies with which a browser of this person asks for a page. */
export function cookieOf(circle: Circle, who: Who): string {
	return circle
		.browserOf(who)
		.cookies.filter(({ path }) => path === '/')
		.map(({ name, value }) => `${name}=${value}`)
		.join('; ');
}
