/**
 * Keeps what everyone may read for when there is no network: the pages that `/offline` lists, as a
 * stranger gets them. They are fetched without cookies, so nothing of anybody can be among them.
 * When one is shown, it is dressed as this browser is read in.
 */
import { base, build, version } from '$service-worker';
import { COOKIE, dress, readCookie } from '../lib/comfort/comfort';
import { mayBeKept, pathsListed, rooted } from '../lib/letters/offline';

declare const self: ServiceWorkerGlobalScope;

const family = 'five-letters:offline:';
/** Each version of the course has a cache of its own, so that one never mixes with another. */
const ours = `${family}${version}`;
const list = `${base}/offline`;
const unchanging = `${base}/_app/immutable/`;
const assets = [
	...build.filter((path) => /\.(js|css|woff2)$/.test(path)),
	`${base}/favicon.svg`,
	`${base}/site.webmanifest`
];

/** How long a page waits for the network before what is kept is shown; longer for who asks again. */
const patience = { usual: 3000, again: 20_000 };

self.addEventListener('install', (event) => event.waitUntil(keepAll()));

// The browser activates a version when no page of the one before is open any more; until then that
// one, with its cache, serves them. There is no skipWaiting, so an update breaks no open page.
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(page(request, pathname));
	else if (pathname.startsWith(unchanging) || assets.includes(pathname)) {
		event.respondWith(asset(request, pathname));
	}
	// Everything else goes its way. Where data does not come, Kit asks for the whole page instead.
});

async function keepAll(): Promise<void> {
	const listed = await keep(list);
	if (!listed) throw new Error('The list of what can be read did not come.');
	// Whoever asked their browser to save data keeps this list, and the pages they open.
	if (savesData()) return;
	const paths = pathsListed(rooted(await listed.text(), base));
	await Promise.all([...paths, ...assets].map(keep));
}

async function takeOver(): Promise<void> {
	for (const name of await caches.keys()) {
		if (name.startsWith(family) && name !== ours) await caches.delete(name);
	}
	await self.clients.claim();
}

/** Fetches as a stranger, and keeps what is the same for everyone. What is not there is left out. */
async function keep(path: string): Promise<Response | undefined> {
	const answer = await fetch(path, { credentials: 'omit', priority: 'low' });
	if (!answer.ok || answer.redirected) return undefined;
	if (!assets.includes(path) && !mayBeKept(answer.headers)) return undefined;
	await (await caches.open(ours)).put(path, answer.clone());
	return answer;
}

/** From the network where it answers in time, else as it was kept, else the page that says so. */
async function page(request: Request, path: string): Promise<Response> {
	const kept = await find(path);
	try {
		return await (kept ? inTime(request) : fetch(request));
	} catch {
		return kept ? marked(kept) : ((await nothingHere()) ?? Response.error());
	} finally {
		if (!kept && savesData()) void keepOpened(path);
	}
}

/** What takes too long is given up, since asking again would wait behind it. */
async function inTime(request: Request): Promise<Response> {
	const isAgain = request.cache === 'no-cache' || request.cache === 'reload';
	const giveUp = new AbortController();
	const timer = setTimeout(() => giveUp.abort(), isAgain ? patience.again : patience.usual);
	try {
		return await fetch(request, { signal: giveUp.signal });
	} finally {
		clearTimeout(timer);
	}
}

/** Tells the page that it does not come from the network. */
async function marked(kept: Response): Promise<Response> {
	const answer = await dressed(kept, await kept.text());
	answer.headers.set('server-timing', 'kept');
	return answer;
}

/** “You are offline”, at whatever address was asked for. */
async function nothingHere(): Promise<Response | undefined> {
	const kept = await find(list);
	return kept && dressed(kept, rooted(await kept.text(), base));
}

/** A kept page as this browser is read in; as usual where a worker cannot look at cookies. */
async function dressed(kept: Response, html: string): Promise<Response> {
	const headers = new Headers(kept.headers);
	for (const name of ['content-length', 'content-encoding', 'etag']) headers.delete(name);
	const { cookieStore } = self as { cookieStore?: CookieStore };
	const cookie = await cookieStore?.get(COOKIE).catch(() => null);
	return new Response(dress(html, readCookie(cookie?.value)), { headers });
}

async function asset(request: Request, path: string): Promise<Response> {
	// Its name changes with its content, so what any version kept under it is right.
	const kept = await caches.match(path, { ignoreVary: true });
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok && path.startsWith(unchanging)) {
		await (await caches.open(ours)).put(path, answer.clone());
	}
	return answer;
}

/** For people who save data: a page of the list, once it was opened. */
async function keepOpened(path: string): Promise<void> {
	const listed = await find(list);
	const paths = listed ? pathsListed(rooted(await listed.text(), base)) : [];
	if (paths.includes(path)) await keep(path).catch(() => undefined);
}

async function find(path: string): Promise<Response | undefined> {
	return (await caches.open(ours)).match(path, { ignoreVary: true });
}

function savesData(): boolean {
	const { connection } = self.navigator as Navigator & { connection?: { saveData?: boolean } };
	return connection?.saveData === true;
}
