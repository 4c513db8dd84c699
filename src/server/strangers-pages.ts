import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';

/** Pages that are the same bytes for everyone who is not signed in. Made from content, so as many as there are letters. */
const routes = new Set([
	'/',
	'/letters',
	'/letters/[slug]',
	'/letters/workbook',
	'/glossary',
	'/sources',
	'/gatherings',
	'/offline',
	'/feed.xml',
	'/sitemap.xml',
	'/robots.txt'
]);

interface Kept {
	etag: string;
	headers: [string, string][];
	bodies: Record<'br' | 'gzip' | 'identity', Buffer<ArrayBuffer>>;
}

const kept = new Map<string, Kept>();

/**
 * Answers strangers from memory: a letter is rendered and compressed once a process. It is
 * kept by path alone, and only where there is no query and no character is spelled in code
 * (`/%6Cetters`), so each page has one name here and nobody can fill the memory with it.
 */
export const strangersPages: Handle = async ({ event, resolve }) => {
	const { request, locals, url, route } = event;
	const readable = request.method === 'GET' || request.method === 'HEAD';
	if (
		dev ||
		locals.signedIn ||
		!readable ||
		url.search !== '' ||
		url.pathname.includes('%') ||
		event.isDataRequest ||
		!route.id ||
		!routes.has(route.id)
	) {
		return resolve(event);
	}

	let page = kept.get(url.pathname);
	if (!page) {
		const response = await resolve(event);
		if (response.status !== 200) return response;
		page = await keep(response);
		kept.set(url.pathname, page);
	}
	return answer(page, request);
};

async function keep(response: Response): Promise<Kept> {
	const body = Buffer.from(await response.arrayBuffer());
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
		promisify(gzip)(body, { level: 9 })
	]);
	const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27);
	const headers = [...response.headers].filter(([name]) => name !== 'etag');
	return { etag: `"${hash}"`, headers, bodies: { br, gzip: gz, identity: body } };
}

function answer(page: Kept, request: Request): Response {
	const accepts = request.headers.get('accept-encoding') ?? '';
	const encoding = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : 'identity';
	// Each encoding is its own bytes, so it has its own strong tag.
	const etag = encoding === 'identity' ? page.etag : page.etag.replace(/"$/, `-${encoding}"`);

	const headers = new Headers(page.headers);
	headers.set('cache-control', 'public, max-age=0, must-revalidate');
	headers.set('vary', 'Cookie, Accept-Encoding');
	headers.set('etag', etag);
	if (
		request.headers
			.get('if-none-match')
			?.split(/\s*,\s*/)
			.includes(etag)
	) {
		return new Response(null, { status: 304, headers });
	}
	if (encoding !== 'identity') headers.set('content-encoding', encoding);
	headers.set('content-length', String(page.bodies[encoding].byteLength));
	return new Response(request.method === 'HEAD' ? null : page.bodies[encoding], { headers });
}
