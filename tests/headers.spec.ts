import { brotliDecompressSync } from 'node:zlib';
import { ask, cookieOf, type Answer, type Question } from './ask.ts';
import { letter } from './letter.ts';
import { test } from './own-course.ts';
import { baseURL, expect } from './people.ts';

test.describe.configure({ mode: 'parallel' });
// Told by hand, without a browser: once is enough.

const everywhere = {
	'x-content-type-options': /^nosniff$/,
	'referrer-policy': /^same-origin$/,
	'permissions-policy': /camera=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
	'x-frame-options': /^DENY$/,
	'x-request-id': /^[0-9a-f-]{36}$/
};
const onPages = {
	'content-security-policy':
		/default-src 'none'.*script-src 'self' 'sha256-.*frame-ancestors 'none'/
};
const keptNowhere = { 'cache-control': /no-store/ };
const askedAboutEachTime = {
	'cache-control': /^public, max-age=0, must-revalidate$/,
	vary: /\bCookie\b/,
	etag: /^"[\w-]+"$/
};

function expectHeaders(answer: Answer, ...wanted: Record<string, RegExp>[]): void {
	const all = Object.assign({}, ...wanted) as Record<string, RegExp>;
	for (const [name, value] of Object.entries(all)) {
		expect(String(answer.headers[name] ?? ''), name).toMatch(value);
	}
	expect(answer.headers['content-security-policy'] ?? '').not.toContain('unsafe-inline');
}

const pages = [
	'/',
	'/letters',
	letter.path,
	'/letters/workbook',
	'/glossary',
	'/sources',
	'/gatherings',
	'/cohorts/help'
];
for (const path of pages) {
	test(`a stranger's ${path} may be kept, and is asked about each time`, async () => {
		const answer = await ask(baseURL() + path);
		expect(answer.status).toBe(200);
		expectHeaders(answer, everywhere, onPages, askedAboutEachTime);
		expect(answer.headers['set-cookie']).toBeUndefined();
	});
}

for (const path of ['/feed.xml', '/sitemap.xml', '/robots.txt']) {
	test(`what programs read at ${path} is the same for everyone, and asked about each time`, async () => {
		const answer = await ask(baseURL() + path);
		expect(answer.status).toBe(200);
		expectHeaders(answer, everywhere, askedAboutEachTime);
		expect(answer.headers['set-cookie']).toBeUndefined();
	});
}

test('the page for when there is no network may be kept, and allows no script of its own', async () => {
	const answer = await ask(`${baseURL()}/offline`);
	expect(answer.status).toBe(200);
	expectHeaders(answer, everywhere, askedAboutEachTime, {
		'content-security-policy': /default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/
	});
});

test('a file, and the refusal of a form of another site, are taken for nothing else and by nobody else', async () => {
	const bare = {
		'x-content-type-options': everywhere['x-content-type-options'],
		'cross-origin-resource-policy': everywhere['cross-origin-resource-policy']
	};
	const { text } = await ask(`${baseURL()}/`);
	const [script] = /\/_app\/immutable\/[^"]+\.js/.exec(text) ?? [];
	expectHeaders(await ask(`${baseURL()}${script}`), bare, { 'cache-control': /immutable/ });
	expectHeaders(await ask(`${baseURL()}/favicon.svg`), bare);
	const foreign = await ask(`${baseURL()}${letter.path}?/save`, {
		form: { step: letter.steps[0].id },
		headers: { origin: 'https://elsewhere.example' }
	});
	expect(foreign.status).toBe(403);
	expectHeaders(foreign, bare);
});

test('a page that is private, or went wrong, is kept nowhere', async ({ circle }) => {
	const overview = `/cohorts/${circle.cohort}/overview`;
	const learner = { cookie: cookieOf(circle, 'learner') };
	const asked: [status: number, path: string, question?: Question][] = [
		[200, letter.path, learner],
		[200, '/', learner],
		[200, '/account', learner],
		[200, '/cohorts', learner],
		[200, overview, { cookie: cookieOf(circle, 'facilitator') }],
		[200, '/account/sign-in'],
		[200, circle.invitation],
		[403, overview, learner],
		[404, `/cohorts/${circle.cohort}`, { cookie: cookieOf(circle, 'newcomer') }],
		[404, '/nowhere'],
		[410, circle.takenBack],
		[410, '/account/confirm'],
		[400, '/account/sign-in?/mail', { form: { email: 'no address' } }],
		[401, `${letter.path}?/save`, { form: { step: letter.steps[0].id } }],
		[404, '/account/sign-in?/no-such-action', { form: {} }]
	];
	for (const [status, path, question] of asked) {
		await test.step(`${status} ${path}`, async () => {
			const answer = await ask(baseURL() + path, question);
			expect(answer.status).toBe(status);
			expectHeaders(answer, everywhere, onPages, keptNowhere);
		});
	}
});

test('so are data, redirects, answers to script and the word about health', async ({ circle }) => {
	const toScript = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const asked: [status: number, path: string, question?: Question][] = [
		[200, `${letter.path}/__data.json`, { cookie: cookieOf(circle, 'learner') }],
		[200, '/letters/__data.json'],
		[200, '/account/__data.json'],
		[303, '/account'],
		[200, '/account/sign-in?/mail', { form: { email: 'no address' }, headers: toScript }],
		[405, '/gatherings', { form: {} }],
		[200, '/healthz']
	];
	for (const [status, path, question] of asked) {
		await test.step(`${status} ${path}`, async () => {
			const answer = await ask(baseURL() + path, question);
			expect(answer.status).toBe(status);
			expectHeaders(answer, everywhere, keptNowhere);
		});
	}
});

test("a stranger's page comes packed or plain, and says whether it has changed", async () => {
	const page = (headers: Record<string, string>, method = 'GET') =>
		ask(baseURL() + letter.path, { method, headers });
	const plain = await page({});
	const packed = await page({ 'accept-encoding': 'gzip, br' });
	expect(packed.headers['content-encoding']).toBe('br');
	expect(brotliDecompressSync(packed.bytes).equals(plain.bytes)).toBe(true);
	expect(packed.headers.etag).not.toBe(plain.headers.etag);

	for (const [encoding, { headers }] of [
		['identity', plain],
		['br', packed]
	] as const) {
		const etag = headers.etag ?? '';
		const again = await page({ 'accept-encoding': encoding, 'if-none-match': `"older", ${etag}` });
		expect(again.status).toBe(304);
		expect(again.bytes.byteLength).toBe(0);
		expectHeaders(again, everywhere, onPages, askedAboutEachTime);
		expect(again.headers.etag).toBe(etag);
		expect((await page({ 'accept-encoding': encoding, 'if-none-match': '"older"' })).status).toBe(
			200
		);
	}

	const head = await page({}, 'HEAD');
	expect(head.bytes.byteLength).toBe(0);
	expect(head.headers['content-length']).toBe(String(plain.bytes.byteLength));
	expect(head.headers.etag).toBe(plain.headers.etag);
});

test('a page that was first asked for without its body is whole for who comes next', async ({
	ownCourse
}) => {
	const { url } = await ownCourse();
	await ask(`${url}/gatherings`, { method: 'HEAD' });
	expect((await ask(`${url}/gatherings`)).text).toContain('</main>');
});

test('other spellings of an address fill no memory', async () => {
	for (const path of [
		'/%6Cetters',
		'/letters?q=power',
		`${letter.path}?a=1`,
		letter.path.replace('r-', 'r%2D')
	]) {
		const answer = await ask(baseURL() + path);
		expect(answer.status, path).toBe(200);
		expectHeaders(answer, everywhere, onPages, keptNowhere);
	}
});

test.describe('under https', () => {
	const course = { ORIGIN: 'https://course.example' };

	test('browsers are told to stay with it', async ({ ownCourse }) => {
		const { url } = await ownCourse(course);
		for (const path of ['/', '/account/sign-in', '/nowhere', '/healthz']) {
			const { headers } = await ask(url + path);
			expect(headers['strict-transport-security'], path).toMatch(/^max-age=63072000/);
		}
	});

	test('also where a proxy in front says so', async ({ ownCourse }) => {
		const { url } = await ownCourse({ ORIGIN: undefined, PROTOCOL_HEADER: 'x-forwarded-proto' });
		const over = async (protocol: string) =>
			(await ask(url, { headers: { 'x-forwarded-proto': protocol } })).headers;
		expect((await over('https'))['strict-transport-security']).toMatch(/^max-age=63072000/);
		expect((await over('http'))['strict-transport-security']).toBeUndefined();
	});
});

test('without https, nothing is said about it', async () => {
	for (const path of ['/', '/account/sign-in']) {
		expect((await ask(baseURL() + path)).headers['strict-transport-security']).toBeUndefined();
	}
});
