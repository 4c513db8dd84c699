/** A first visit in a real browser: what crosses the line, and when the largest thing is painted. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { median } from './statistics.ts';

export const KINDS = ['document', 'script', 'style', 'font', 'image', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export type Visit = {
	path: string;
	/** Bytes that came over the line, heads of answers included. */
	bytes: Record<Kind, number>;
	total: number;
	requests: number;
	/** Largest contentful paint in milliseconds, the middle one of several visits. */
	lcp: number;
	slowLcp: number;
};

/**
 * Lighthouse's slow 4G as it is applied in the browser ("devtools" throttling): 150 ms round trips and
 * 1.6 Mbit/s become 562.5 ms a request, 1,474.56 kbit/s down and 675 up; the processor a quarter as fast.
 */
export const SLOW_4G = {
	latency: 562.5,
	downloadThroughput: (1474.56 * 1024) / 8,
	uploadThroughput: (675 * 1024) / 8
};
export const SLOW_CPU = 4;

/** Lighthouse's telephone. */
const TELEPHONE = {
	viewport: { width: 412, height: 823 },
	deviceScaleFactor: 1.75,
	isMobile: true,
	hasTouch: true
};

const VISITS = 3;

export async function visit(browser: Browser, origin: string, path: string): Promise<Visit> {
	const fast: Seen[] = [];
	const slow: Seen[] = [];
	for (let turn = 0; turn < VISITS; turn++) {
		fast.push(await once(browser, origin + path, false));
		slow.push(await once(browser, origin + path, true));
	}
	const [first] = fast;
	if (!first) throw new Error('Nobody visited.');
	return {
		path,
		bytes: first.bytes,
		total: Object.values(first.bytes).reduce((sum, bytes) => sum + bytes, 0),
		requests: first.requests,
		lcp: median(fast.map(({ lcp }) => lcp)),
		slowLcp: median(slow.map(({ lcp }) => lcp))
	};
}

/** What comes over the line from one letter to the next, and whether it comes before the press. */
export async function onward(
	browser: Browser,
	origin: string,
	path: string
): Promise<{ bytes: number; beforePress: number }> {
	// Without the worker that keeps pages for offline: its own fetching is not part of the step.
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		const traffic = watch(session);
		const sum = () => Object.values(traffic.bytes).reduce((all, bytes) => all + bytes, 0);
		// The page itself is whole when it has loaded; whatever comes later belongs to the step, also
		// what is fetched ahead of it and what the way down the page brings.
		await page.goto(origin + path, { waitUntil: 'load', timeout: 20_000 });
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
		const before = sum();
		const link = page.getByRole('navigation', { name: 'The next letter' }).getByRole('link');
		await link.scrollIntoViewIfNeeded();
		await page.waitForTimeout(500);
		// A pointer on its way, as a hand moves it: it is the movement over the link that is heard.
		await link.hover();
		await page.mouse.move(5, 5);
		await link.hover();
		await page.waitForTimeout(800);
		const hovered = sum();
		await link.click();
		// A pointer left lying on the next page's own link would fetch the letter after it, too.
		await page.mouse.move(5, 5);
		await page.waitForURL((url) => url.pathname !== path);
		await page.waitForTimeout(800);
		return { bytes: sum() - before, beforePress: hovered - before };
	} finally {
		await context.close();
	}
}

type Seen = { bytes: Record<Kind, number>; requests: number; lcp: number };

/** A new context has an empty cache and no cookies: a person who was never here. */
async function once(browser: Browser, url: string, isSlow: boolean): Promise<Seen> {
	const context = await browser.newContext(TELEPHONE);
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		if (isSlow) await slowDown(session);
		const traffic = watch(session);
		await page.addInitScript(rememberPaint);
		await page.goto(url, { waitUntil: 'networkidle', timeout: 20_000 });
		await page.waitForTimeout(200);
		return { ...traffic, lcp: await paintOf(page) };
	} finally {
		await context.close();
	}
}

async function slowDown(session: CDPSession): Promise<void> {
	await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_4G });
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_CPU });
}

/** Grows while the page loads. */
function watch(session: CDPSession): Omit<Seen, 'lcp'> {
	const seen = {
		bytes: { document: 0, script: 0, style: 0, font: 0, image: 0, other: 0 },
		requests: 0
	};
	const kinds = new Map<string, Kind>();
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		if (response.url.startsWith('http')) kinds.set(requestId, kindOf(type, response.mimeType));
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const kind = kinds.get(requestId);
		if (!kind) return;
		seen.bytes[kind] += encodedDataLength;
		seen.requests++;
	});
	return seen;
}

/** By what came: a preloaded font or script is asked for as something "other". */
function kindOf(type: string, mime: string): Kind {
	if (type === 'Document') return 'document';
	if (/javascript/.test(mime)) return 'script';
	if (/css/.test(mime)) return 'style';
	if (/font/.test(mime)) return 'font';
	if (/image/.test(mime)) return 'image';
	return 'other';
}

/** Runs in the page. */
function rememberPaint(): void {
	new PerformanceObserver((list) => {
		for (const { startTime } of list.getEntries())
			Object.assign(globalThis, { paintedAt: startTime });
	}).observe({ type: 'largest-contentful-paint', buffered: true });
}

async function paintOf(page: Page): Promise<number> {
	const painted = await page.evaluate(() => Reflect.get(globalThis, 'paintedAt') as unknown);
	if (typeof painted !== 'number') throw new Error(`${page.url()} never painted anything large.`);
	return painted;
}
