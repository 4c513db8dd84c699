import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { root } from '../scripts/places.ts';
import { actions, inRoutes, mailNo, mailOff } from './actions.ts';
import { ask, cookieOf } from './ask.ts';
import { letter } from './letter.ts';
import { test } from './own-course.ts';
import { baseURL, expect, newAddress, nextMail, setting, supabase } from './people.ts';

test.describe.configure({ mode: 'parallel' });
// Told by hand, without a browser: once is enough.

test('every form action is known to the tests', () => {
	expect(actions.map(({ name }) => name).sort()).toEqual(inRoutes().sort());
});

test.describe('a form that another site sends', () => {
	for (const { name, who, path, fields } of actions) {
		test(`is refused by ${name}`, async ({ circle }) => {
			const url = baseURL() + path(circle);
			const cookie = cookieOf(circle, who);
			const form = Object.fromEntries(fields.map((field) => [field, 'x']));
			const multipart = new FormData();
			for (const field of fields) multipart.set(field, 'x');
			const origins = ['https://elsewhere.example', 'null', null];
			for (const origin of [mailOff, mailNo].includes(path(circle))
				? origins.slice(0, 2)
				: origins) {
				for (const type of ['application/x-www-form-urlencoded', 'text/plain']) {
					const headers = { 'content-type': type };
					expect((await ask(url, { form, origin, cookie, headers })).status).toBe(403);
				}
				expect((await ask(url, { form: multipart, origin, cookie })).status).toBe(403);
			}
			// The same from a page of the course is at least heard.
			const json = await ask(url, {
				form: new TextEncoder().encode('{}'),
				headers: { 'content-type': 'application/json' }
			});
			expect(json.status).toBe(415);
		});
	}
});

test('a mail provider ends mails for its reader, from no site; who opens the link is asked first', async () => {
	const url = baseURL() + mailOff;
	const opened = await ask(url);
	expect(opened.status).toBe(200);
	expect(opened.text).toContain('End these mails?');
	const form = { 'List-Unsubscribe': 'One-Click' };
	const multipart = new FormData();
	multipart.set('List-Unsubscribe', 'One-Click');
	for (const sent of [form, multipart]) {
		const ended = await ask(url, { form: sent, origin: null, headers: { accept: '*/*' } });
		expect(ended.status).toBe(200);
		// The key is nobody's, and nothing tells.
		expect(ended.text).toContain('ended');
	}
	const refused = await ask(baseURL() + mailNo, { form, origin: null, headers: { accept: '*/*' } });
	expect(refused.status).toBe(200);
	expect(refused.text).toContain('refused');
	// A form from no site opens no other door, near as it may be.
	for (const near of [`${mailOff}/`, `${mailOff}?x`, '/mail/off/0', '/comfort']) {
		expect((await ask(baseURL() + near, { form, origin: null })).status).toBe(403);
	}
});

test.describe('the session', () => {
	for (const [what, origin, secure] of [
		['without https', undefined, false],
		['under https', 'https://course.example', true]
	] as const) {
		test(`is in a cookie that no script reads, ${what}`, async ({ ownCourse }) => {
			const { url } = await ownCourse(origin && { ORIGIN: origin });
			const form = await linkTo(newAddress('Ida'));
			const inside = await ask(`${url}/account/confirm`, { form, origin: origin ?? url });
			expect(inside.status).toBe(303);
			const cookies = (inside.headers['set-cookie'] ?? []).filter((one) => !/max-age=0/i.test(one));
			expect(cookies.map((one) => one.split('=')[0])).toEqual(['five-letters-session']);
			for (const cookie of cookies) {
				expect(cookie).toMatch(/; HttpOnly/i);
				expect(cookie).toMatch(/; SameSite=Lax/i);
				expect(cookie).toMatch(/; Path=\/(;|$)/i);
				expect(/; Secure/i.test(cookie)).toBe(secure);
			}

			const held = cookies.map((one) => one.split(';')[0]).join('; ');
			expect((await ask(`${url}/account/welcome`, { cookie: held })).status).toBe(200);
			await ask(`${url}/account?/sign-out`, { form: {}, cookie: held, origin: origin ?? url });
			// Kept by somebody all the same, it opens nothing.
			const replayed = await ask(`${url}/account/welcome`, { cookie: held });
			expect(replayed.status).toBe(303);
			expect(replayed.headers.location).toMatch(/^\/account\/sign-in/);
		});
	}

	test('never stands in a page or its data, and neither does anything to reach the database', async ({
		circle
	}) => {
		const cookie = cookieOf(circle, 'learner');
		const session = JSON.parse(
			Buffer.from(decodeURIComponent(cookie).split('base64-')[1] ?? '', 'base64url').toString()
		) as { access_token: string; refresh_token: string };
		const secrets = [
			session.access_token,
			session.refresh_token,
			setting('SUPABASE_URL'),
			setting('SUPABASE_PUBLISHABLE_KEY')
		];
		const pages = [
			'/',
			'/letters',
			letter.path,
			'/account',
			'/cohorts',
			`/cohorts/${circle.cohort}`
		];
		for (const path of pages.flatMap((path) => [path, `${path.replace(/\/$/, '')}/__data.json`])) {
			const { status, text } = await ask(baseURL() + path, { cookie });
			expect(status).toBe(200);
			for (const secret of secrets) expect(text.includes(secret), path).toBe(false);
		}
	});
});

test("a stranger's page holds nothing of whoever asked for it before, nor the other way round", async ({
	circle
}) => {
	const mine = { cookie: cookieOf(circle, 'learner') };
	for (const path of ['/', '/letters', letter.path, '/gatherings']) {
		const before = await ask(baseURL() + path);
		const signedIn = await ask(baseURL() + path, mine);
		const after = await ask(baseURL() + path);
		expect(after.bytes.equals(before.bytes)).toBe(true);
		expect(before.text).toContain('>Sign in</a>');
		expect(signedIn.text).toContain('>Account</a>');
		expect(signedIn.text).not.toContain('>Sign in</a>');
		for (const words of [...circle.words, '>Account</a>']) expect(before.text).not.toContain(words);
		if (path === letter.path) {
			for (const words of circle.words) expect(signedIn.text).toContain(words);
		}
	}
});

test('a made-up session is a stranger, is told so, and changes nothing for real strangers', async () => {
	const before = await ask(baseURL() + letter.path);
	for (const value of ['made-up', 'base64-e30', `base64-${'A'.repeat(3000)}`, '%', '']) {
		const cookie = `five-letters-session=${value}`;
		const page = await ask(baseURL() + letter.path, { cookie });
		expect(page.status, value).toBe(200);
		expect(page.headers['cache-control']).toMatch(/no-store/);
		expect((await ask(`${baseURL()}/account`, { cookie })).status, value).toBe(303);
	}
	expect((await ask(baseURL() + letter.path)).bytes.equals(before.bytes)).toBe(true);
});

test.describe('the way on after signing in', () => {
	const tricks = [
		'//elsewhere.example',
		'///elsewhere.example',
		'/\\elsewhere.example',
		'\\\\elsewhere.example',
		'/\t/elsewhere.example',
		'/\n/elsewhere.example',
		'https://elsewhere.example',
		'https:elsewhere.example',
		'HTTPS:\\elsewhere.example',
		'javascript:alert(1)',
		'data:text/html,x',
		'/%2F/elsewhere.example/..//elsewhere.example',
		'/..//elsewhere.example',
		'/.//elsewhere.example',
		'/%09/elsewhere.example',
		'/%5Celsewhere.example',
		'@elsewhere.example',
		'.elsewhere.example',
		'/letters\r\nset-cookie: a=b',
		'//127.0.0.1@elsewhere.example',
		'',
		' ',
		'\u0000',
		'/\u202e'
	];
	const slashes = fc.constantFrom(
		'/',
		'\\',
		'//',
		'%2F',
		'%5C',
		'.',
		'..',
		':',
		'@',
		'\t',
		'\n',
		'#',
		'?'
	);
	const made = fc
		.array(fc.oneof(slashes, fc.constantFrom('https', 'elsewhere.example', 'letters'), fc.string()))
		.map((parts) => parts.join(''));

	async function expectHere(next: string, cookie: string): Promise<void> {
		const query = new URLSearchParams({ next });
		for (const answer of [
			await ask(`${baseURL()}/account/sign-in?${query}`, { cookie }),
			await ask(`${baseURL()}/account/welcome?${query}`, { cookie }),
			await ask(`${baseURL()}/account/welcome`, {
				cookie,
				form: { name: 'Wren', pronouns: '', next }
			})
		]) {
			expect(answer.status).toBe(303);
			const location = answer.headers.location ?? '';
			expect(location).toMatch(/^\/(?![/\\])/);
			expect(new URL(location, baseURL()).origin).toBe(new URL(baseURL()).origin);
			expect(answer.headers['set-cookie']?.join() ?? '').not.toContain('a=b');
		}
	}

	test('leads to no other site, whatever was asked for', async ({ circle }) => {
		const cookie = cookieOf(circle, 'newcomer');
		for (const next of tricks)
			await test.step(JSON.stringify(next), () => expectHere(next, cookie));
		await fc.assert(
			fc.asyncProperty(made, (next) => expectHere(next, cookie)),
			{ numRuns: 40 }
		);
	});

	test('leads where it was meant to', async ({ circle }) => {
		const answer = await ask(`${baseURL()}/account/sign-in?next=%2Fcohorts%3Fa%3D1`, {
			cookie: cookieOf(circle, 'newcomer')
		});
		expect(answer.headers.location).toBe('/cohorts?a=1');
	});
});

test('a form that is far too large, or none at all, is answered calmly', async ({ circle }) => {
	const cookie = cookieOf(circle, 'learner');
	const { id } = letter.prompts[0];
	const large = { [`body:${id}`]: 'a'.repeat(700_000) };
	const multipart = new FormData();
	multipart.set(`body:${id}`, 'a'.repeat(700_000));
	for (const form of [large, multipart]) {
		const answer = await ask(`${baseURL()}${letter.path}?/save`, { form, cookie });
		expect(answer.status).toBe(413);
		expect(answer.text).toContain('That is more than fits at once');
	}

	for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data']) {
		for (const { path } of actions) {
			const answer = await ask(baseURL() + path(circle), {
				form: new TextEncoder().encode('--x\r\nbroken'),
				headers: { 'content-type': type }
			});
			// Signing out reads no form, and sends everybody away; ending mails needs none either; and who
			// is nobody can take nothing back.
			const calm = [mailOff, mailNo].includes(path(circle)) ? 200 : 303;
			expect([400, 401, calm], path(circle)).toContain(answer.status);
		}
	}
});

test.describe('who asks too often', () => {
	test('for mails is told when to come back', async () => {
		const email = newAddress('Ida');
		const asking = () => ask(`${baseURL()}/account/sign-in?/mail`, { form: { email, next: '/' } });
		const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(asking));
		const refused = answers.filter(({ status }) => status === 429);
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
		expect(refused).toHaveLength(1);
		expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(60);
		expect(refused[0]?.text).toContain('Please use the newest one, or ask again in');
	});

	test('whether a code is right is told when to come back', async () => {
		const form = { email: newAddress('Ida'), code: '000000', next: '/' };
		const trying = () => ask(`${baseURL()}/account/sign-in?/code`, { form });
		const answers = await Promise.all(Array.from({ length: 11 }, trying));
		const refused = answers.filter(({ status }) => status === 429);
		expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
		expect(refused).toHaveLength(1);
		expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(60);
		expect(refused[0]?.text).toContain('That were many tries.');
	});

	test('for invitations waits, and no other network with them', async ({ ownCourse }) => {
		const { url } = await ownCourse({ ADDRESS_HEADER: 'x-forwarded-for' });
		const from = (network: string) =>
			ask(`${url}/join/${'0'.repeat(32)}`, { headers: { 'x-forwarded-for': network } });
		for (let round = 0; round < 30; round++) {
			const answers = await Promise.all(Array.from({ length: 10 }, () => from('192.0.2.1')));
			expect(answers.map(({ status }) => status)).toEqual(Array<number>(10).fill(404));
		}
		const refused = await from('192.0.2.1');
		expect(refused.status).toBe(429);
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
		expect(refused.text).toContain('A short pause, please');
		expect((await from('192.0.2.2')).status).toBe(404);
	});
});

test('what browsers are given holds no way to the database', () => {
	const folder = join(resolve(root, setting('COURSE_BUILD')), 'client');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter(
			(entry) => entry.isFile() && /\.(js|css|html|json|svg|txt|webmanifest)$/.test(entry.name)
		)
		.map((entry) => join(entry.parentPath, entry.name));
	expect(files.length).toBeGreaterThan(20);
	const words = [
		/supabase/i,
		/postgrest/i,
		/gotrue/i,
		/\bsb_(publishable|secret)_/,
		/\beyJ[\w-]{10,}/,
		/service_role/,
		/apikey/i
	];
	for (const file of files) {
		const text = readFileSync(file, 'utf8');
		for (const word of words) expect(word.test(text), `${file} holds ${word}`).toBe(false);
	}
});

test('people sign in while others are refused, and stay signed in', async ({ circle }) => {
	let isOver = false;
	const refused = (async () => {
		while (!isOver) {
			const answer = await ask(`${baseURL()}/cohorts/${circle.cohort}`, {
				cookie: cookieOf(circle, 'newcomer')
			});
			expect(answer.status).toBe(404);
		}
	})();
	const entering = Array.from({ length: 8 }, async () => {
		const form = await linkTo(newAddress('Ida'));
		const inside = await ask(`${baseURL()}/account/confirm`, { form });
		const cookie = inside.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ') ?? '';
		return (await ask(`${baseURL()}/account/welcome`, { cookie })).status;
	});
	const statuses = await Promise.all(entering);
	isOver = true;
	await refused;
	expect(statuses).toEqual(Array<number>(8).fill(200));
});

/** What the button of a mailed link sends. */
async function linkTo(email: string): Promise<{ hash: string; type: string }> {
	const { url, key } = supabase();
	await fetch(`${url}/auth/v1/otp`, {
		method: 'POST',
		headers: { apikey: key, 'content-type': 'application/json' },
		body: JSON.stringify({ email })
	});
	const { hash, type } = await nextMail(email);
	return { hash, type };
}
