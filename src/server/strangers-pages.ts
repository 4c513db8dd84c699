import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { dress, isUsual, usual, writeCookie, type Comfort } from '$lib/comfort/comfort';

/** Pages that are the same bytes for everyone who is not signed in. Made from content, so as many as there are letters. */
const routes = new Set([
	'/',
	'/letters',
	'/letters/[slug]',
	'/letters/workbook',
	'/glossary',
	'/sources',
	'/gatherings',
	'/cohorts/help',
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

/** Kept pages, dressed for those who read them another way than usual. */
const dressedPages = new Map<string, Kept>();
/** The last so many: all of them would be every page in 36 dresses. */
const MOST_DRESSED = 48;

/**
 * Answers strangers from memory: a letter is rendered and compressed once a process. It is
 * kept by path alone, and only where there is no query and no character is spelled in code
 * (`/%6Cetters`), so each page has one name here and nobody can fill the memory with it.
 * Who chose how to read gets the same page in another dress, which is known by the choices.
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

	const chosen = locals.comfort;
	let page = kept.get(url.pathname);
	if (!page) {
		// As it is for everyone, whoever was the first to ask.
		locals.comfort = usual;
		const response = await resolve(event);
		locals.comfort = chosen;
		const html = await response.text();
		if (response.status !== 200) return new Response(dress(html, chosen), response);
		page = await pack(html, [...response.headers], 11);
		kept.set(url.pathname, page);
	}
	return answer(isUsual(chosen) ? page : await dressedFor(chosen, url.pathname, page), request);
};

async function dressedFor(chosen: Comfort, path: string, page: Kept): Promise<Kept> {
	const name = `${writeCookie(chosen)} ${path}`;
	// Quickly packed: somebody waits, and the next has perhaps chosen otherwise.
	const dressed =
		dressedPages.get(name) ??
		(await pack(dress(page.bodies.identity.toString(), chosen), page.headers, 5));
	// The last asked for stands last, and the first goes.
	dressedPages.delete(name);
	dressedPages.set(name, dressed);
	const [oldest] = dressedPages.keys();
	if (dressedPages.size > MOST_DRESSED && oldest) dressedPages.delete(oldest);
	return dressed;
}

async function pack(html: string, headers: [string, string][], quality: number): Promise<Kept> {
	const body = Buffer.from(html);
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
		promisify(gzip)(body, { level: Math.min(quality, 9) })
	]);
	const hash = createHash('sha256').update(body).digest('base64url').slice(0, 27);
	return {
		etag: `"${hash}"`,
		headers: headers.filter(([name]) => name !== 'etag'),
		bodies: { br, gzip: gz, identity: body }
	};
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
