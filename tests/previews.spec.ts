/** What other programs read of the course: feed readers, search engines, sites that show links. */
import { ask, cookieOf } from './ask.ts';
import { letter } from './letter.ts';
import { test } from './own-course.ts';
import { baseURL, expect, visit } from './people.ts';

test.describe.configure({ mode: 'parallel' });

const pages = ['/', '/letters', letter.path, '/glossary', '/sources', '/gatherings'];
const elsewhere = { ORIGIN: 'https://course.example' };

test('every page that is for everyone says where it is at home, whatever host was asked', async ({
	ownCourse
}) => {
	const { url } = await ownCourse(elsewhere);
	for (const path of pages) {
		const { text } = await ask(url + path, { headers: { host: 'evil.example' } });
		expect(text, path).toContain(`<link rel="canonical" href="https://course.example${path}"/>`);
		expect(fact(text, 'og:url'), path).toBe(`https://course.example${path}`);
		expect(text).not.toContain('evil.example');
	}
	const { text } = await ask(`${url}/letters?q=power`);
	expect(text).toContain('<link rel="canonical" href="https://course.example/letters"/>');
	for (const path of ['/feed.xml', '/sitemap.xml', '/robots.txt']) {
		const { text } = await ask(url + path, { headers: { host: 'evil.example' } });
		expect(text, path).toContain('https://course.example/');
		expect(text, path).not.toContain('evil.example');
	}
});

test('private pages and pages that went wrong show nothing elsewhere', async ({ circle }) => {
	const cookie = cookieOf(circle, 'learner');
	for (const path of ['/account', '/account/sign-in', '/letters/nowhere', '/nowhere']) {
		const { text } = await ask(baseURL() + path, { cookie });
		expect(text, path).not.toMatch(/og:|canonical|course\.head|ld\+json/);
	}
});

test('each page has a picture of its size, small enough to be shown', async () => {
	const addresses = new Set<string>();
	for (const path of pages) {
		const { text } = await ask(baseURL() + path);
		const address = fact(text, 'og:image') ?? '';
		addresses.add(address);
		const { status, headers, bytes } = await ask(address);
		expect(status).toBe(200);
		expect(headers['content-type']).toBe('image/png');
		expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
		expect(bytes.byteLength).toBeLessThan(60_000);
	}
	// The course's own, and the letter's.
	expect(addresses.size).toBe(2);
});

test('the front page gives the course and its letters as data, and the policy of the pages holds', async ({
	stranger: page
}) => {
	// The page's own browser complains where the policy is broken, and the test with it.
	await visit(page, '/');
	const data: unknown = JSON.parse(
		(await page.locator('script[type="application/ld+json"]').textContent()) ?? ''
	);
	expect(data).toMatchObject({ '@type': 'Course', url: `${baseURL()}/`, inLanguage: 'en' });
	const { hasPart } = data as { hasPart: { url: string; name: string }[] };
	expect(hasPart).toHaveLength(5);
	expect(hasPart[0]).toMatchObject({ url: baseURL() + letter.path, name: letter.title });
});

test('moving from letter to letter, the address to share moves along', async ({
	stranger: page
}) => {
	await visit(page, '/');
	const canonical = page.locator('link[rel="canonical"]');
	await expect(canonical).toHaveAttribute('href', `${baseURL()}/`);
	await page.getByRole('link', { name: letter.title, exact: true }).click();
	await expect(canonical).toHaveAttribute('href', baseURL() + letter.path);
	await expect(canonical).toHaveCount(1);
});

test('the feed is whole: every letter, with an id, a day and its text', async ({
	stranger: page
}) => {
	await visit(page, '/');
	const feed = page.locator('link[rel="alternate"][type="application/atom+xml"]');
	expect(await feed.evaluate((link: HTMLLinkElement) => link.href)).toBe(`${baseURL()}/feed.xml`);

	const { text, headers } = await ask(`${baseURL()}/feed.xml`);
	expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
	const entries = await page.evaluate((xml) => {
		const document = new DOMParser().parseFromString(xml, 'application/xml');
		if (document.querySelector('parsererror')) throw new Error('The feed is no XML.');
		return [...document.querySelectorAll('entry')].map((entry) => {
			const say = (name: string) => entry.querySelector(name)?.textContent ?? '';
			return { id: say('id'), updated: say('updated'), words: say('content').length };
		});
	}, text);
	expect(entries).toHaveLength(5);
	expect(new Set(entries.map(({ id }) => id)).size).toBe(5);
	expect(entries.at(-1)?.id).toBe(baseURL() + letter.path);
	for (const { updated, words } of entries) {
		expect(updated).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
		expect(words).toBeGreaterThan(4000);
	}
	expect(text).not.toMatch(/popover|&lt;button/);
});

test('the site map names every page, and each is there', async () => {
	const { text } = await ask(`${baseURL()}/robots.txt`);
	const [, map = ''] = /^Sitemap: (.*)$/m.exec(text) ?? [];
	expect(map).toBe(`${baseURL()}/sitemap.xml`);
	const named = [...(await ask(map)).text.matchAll(/<loc>(.*?)<\/loc>/g)].map(
		([, url]) => url ?? ''
	);
	expect(named).toEqual(expect.arrayContaining(pages.map((path) => baseURL() + path)));
	expect(named).toHaveLength(pages.length + 4);
	for (const url of named) expect((await ask(url)).status, url).toBe(200);
});

test('a course that was not told its address claims none', async ({ ownCourse }) => {
	const { url } = await ownCourse({ ORIGIN: undefined });
	for (const path of ['/feed.xml', '/sitemap.xml'])
		expect((await ask(url + path)).status).toBe(404);
	expect((await ask(`${url}/robots.txt`)).text).not.toContain('Sitemap');
	expect((await ask(`${url}/`)).text).not.toMatch(/og:|canonical|course\.head/);
});

function fact(html: string, property: string): string | undefined {
	return new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1];
}
