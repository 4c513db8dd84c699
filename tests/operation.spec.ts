import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectOpenToAll } from './access.ts';
import { ask, cookieOf, type Question } from './ask.ts';
import { letter } from './letter.ts';
import { freePort, test as base, type OwnCourse } from './own-course.ts';
import { baseURL, expect, newAddress, nextMail, setting } from './people.ts';

interface Company {
	/** A course whose database has gone away. */
	bereft: OwnCourse;
}

const test = base.extend<Company>({
	bereft: async ({ ownCourse }, use) =>
		use(await ownCourse({ SUPABASE_URL: `http://127.0.0.1:${await freePort()}` }))
});

test.describe.configure({ mode: 'parallel' });

test.describe('the word about health', () => {
	test('is good while the database answers', async () => {
		const { status, text } = await ask(`${baseURL()}/healthz`);
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual({ database: 'answers' });
	});

	test('is bad when it does not', async ({ bereft }) => {
		const { status, text } = await ask(`${bereft.url}/healthz`);
		expect(status).toBe(503);
		expect(JSON.parse(text)).toEqual({ database: 'does not answer' });
	});
});

for (const [variable, value, said] of [
	['SUPABASE_URL', undefined, 'SUPABASE_URL is missing'],
	['SUPABASE_URL', 'localhost', 'SUPABASE_URL must be a web address'],
	['SUPABASE_PUBLISHABLE_KEY', undefined, 'SUPABASE_PUBLISHABLE_KEY is missing'],
	['SUPABASE_PUBLISHABLE_KEY', ' ', 'SUPABASE_PUBLISHABLE_KEY is empty'],
	['ORIGIN', 'course', 'ORIGIN']
] as const) {
	test(`an operator whose ${variable} is ${value ?? 'not set'} is told so at start`, async ({
		ownCourse
	}) => {
		const course = await ownCourse({ [variable]: value });
		expect(await course.ended).toBeGreaterThan(0);
		expect(course.log()).toContain(said);
		expect(course.log()).not.toContain('Listening on');
	});
}

test('a course that is told to stop finishes what it has begun', async ({ ownCourse }) => {
	// A database that takes its time: it answers when the test says so.
	let answer = () => {};
	const asked = Promise.withResolvers<undefined>();
	const database = createServer((_, response) => {
		answer = () => response.setHeader('content-type', 'application/json').end('true');
		asked.resolve(undefined);
	}).listen(0, '127.0.0.1');
	await once(database, 'listening');
	const { port } = database.address() as AddressInfo;
	const course = await ownCourse({ SUPABASE_URL: `http://127.0.0.1:${port}` });

	const begun = ask(`${course.url}/healthz`);
	await asked.promise;
	course.child.kill('SIGTERM');
	await expect(async () => {
		await expect(ask(course.url)).rejects.toThrow('ECONNREFUSED');
	}).toPass({ timeout: 5000 });
	answer();
	expect((await begun).status).toBe(200);
	expect(await course.ended).toBe(0);
	database.closeAllConnections();
	database.close();
});

test.describe('when the database is away', () => {
	test('the letters can be found all the same, and the page says that no mark is lost', async ({
		bereft,
		circle
	}) => {
		const cookie = cookieOf(circle, 'learner');
		const { status, text } = await ask(`${bereft.url}/letters`, { cookie });
		expect(status).toBe(200);
		expect(text).toContain(letter.title);
		expect(text).toContain('What you ticked and marked cannot be shown at the moment.');
		expect((await ask(`${bereft.url}/letters?q=power`, { cookie })).text).toContain('<mark>');
	});

	test('the page says so calmly, with a number that stands in the log', async ({
		bereft,
		browser,
		circle
	}) => {
		const page = await browser.newPage({
			baseURL: bereft.url,
			storageState: circle.browserOf('learner')
		});
		const answer = await page.goto('/account');
		expect(answer?.status()).toBe(500);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Something went wrong on our side'
		);
		await expect(page.getByRole('link', { name: 'To the letters' })).toBeVisible();

		const number = (await page.locator('code').innerText()).trim();
		expect(number).toBe(await answer?.headerValue('x-request-id'));
		const lines = bereft
			.log()
			.split('\n')
			.filter((line) => line.includes(number));
		expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
			'surprise',
			'request'
		]);
		await expectOpenToAll(page);
		expect(await page.content()).not.toMatch(/fetch failed|ECONNREFUSED|node_modules|\.js:\d/);
		await page.close();
	});

	test('who is signed in reads on, and is told that nothing of theirs is lost', async ({
		bereft,
		circle
	}) => {
		const { status, text } = await ask(bereft.url + letter.path, {
			cookie: cookieOf(circle, 'learner')
		});
		expect(status).toBe(200);
		expect(text).toContain(letter.title);
		expect(text).toContain('What you ticked and wrote cannot be shown at the moment');
	});

	test('who saves without script gets the words back, to save them again', async ({
		bereft,
		circle
	}) => {
		const { id } = letter.prompts[0];
		const { status, text } = await ask(`${bereft.url}${letter.path}?/save`, {
			cookie: cookieOf(circle, 'learner'),
			form: {
				[`body:${id}`]: 'Kept through the storm.',
				[`version:${id}`]: '0',
				step: letter.steps[0].id
			}
		});
		expect(status).toBe(503);
		expect(text).toContain('Kept through the storm.');
		expect(text).toContain('The server could not keep this just now, and it is still here.');
		expect(text).toMatch(/Not saved yet: the server is out of reach/);
		expect(bereft.log()).not.toContain('storm');
	});

	test('strangers read on, and who wants to sign in keeps the address they typed', async ({
		bereft
	}) => {
		expect((await ask(bereft.url + letter.path)).status).toBe(200);
		const email = newAddress('Ida');
		const answer = await ask(`${bereft.url}/account/sign-in?/mail`, { form: { email, next: '/' } });
		expect(answer.status).toBe(503);
		expect(answer.text).toContain('The mail could not be sent at the moment.');
		expect(answer.text).toContain(`value="${email}"`);
	});
});

test('while the database is full, or can be read alone, who saves gets the words back', async ({
	ownCourse,
	circle
}) => {
	// As the data API answers then.
	let answer = { status: 0, code: '' };
	const database = createServer((_, response) => {
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify({ code: answer.code, message: 'No.', details: null, hint: null }));
	}).listen(0, '127.0.0.1');
	await once(database, 'listening');
	const { port } = database.address() as AddressInfo;
	const course = await ownCourse({ SUPABASE_URL: `http://127.0.0.1:${port}` });
	const { id } = letter.prompts[0];
	for (answer of [
		{ status: 405, code: '25006' },
		{ status: 503, code: '53100' }
	]) {
		const { status, text } = await ask(`${course.url}${letter.path}?/save`, {
			cookie: cookieOf(circle, 'learner'),
			form: { [`body:${id}`]: 'Kept through the drought.', [`version:${id}`]: '0' }
		});
		expect(status, answer.code).toBe(503);
		expect(text).toContain('Kept through the drought.');
		expect(text).toContain('The server could not keep this just now, and it is still here.');
	}
	expect(course.log()).not.toContain('drought');
	database.closeAllConnections();
	database.close();
});

test('the log tells what happened, and nothing of what anybody wrote or is called', async ({
	ownCourse,
	circle
}) => {
	const course = await ownCourse();
	const told = {
		email: newAddress('Secretive'),
		name: 'Philippa Secretive',
		words: 'Words that are for nobody else but me.',
		search: 'Secretive search',
		address: 'no-such-secret-address'
	};
	const to = (path: string, question?: Question) => ask(course.url + path, question);
	const { id } = letter.prompts[0];

	await to('/account/sign-in?/mail', { form: { email: told.email, next: '/letters' } });
	const { code, hash } = await nextMail(told.email);
	await to('/account/sign-in?/code', { form: { email: told.email, code: '000000', next: '/' } });
	const inside = await to('/account/sign-in?/code', {
		form: { email: told.email, code, next: '/' }
	});
	expect(inside.status).toBe(303);
	const cookie = inside.headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ') ?? '';
	await to('/account/confirm', { form: { hash, type: 'magiclink' } });
	await to(`/account/confirm?token_hash=${hash}&type=magiclink`);
	await to('/account/welcome', { form: { name: told.name, pronouns: '' }, cookie });
	for (const body of [told.words, `${told.words} Again.`, told.words.repeat(700)]) {
		await to(`${letter.path}?/save`, { form: { [`body:${id}`]: body }, cookie });
	}
	await to(`${letter.path}?/save`, { form: { [`body:${id}`]: told.words } });
	await to('/account/sign-in?/keep', {
		form: { letter: letter.slug, [`body:${id}`]: told.words }
	});
	await to(circle.invitation, { form: { shares: 'no' }, cookie });
	await to(`/cohorts/${circle.cohort}/overview?search=${encodeURIComponent(told.search)}`, {
		cookie: cookieOf(circle, 'facilitator')
	});
	await to(`/letters/${told.address}`);
	const last = await to(`/account`, { cookie });
	expect(last.text).toContain(told.name);

	await expect.poll(course.log).toContain(String(last.headers['x-request-id']));
	const lines = course.log().trim().split('\n');
	// Before it listens: that it has no post room, once, and why.
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({
		event: 'no post',
		missing: ['SMTP_URL', 'MAIL_FROM', 'SUPABASE_SECRET_KEY']
	});
	for (const line of lines.slice(2)) {
		expect(Object.keys(JSON.parse(line) as object)).toEqual(
			expect.arrayContaining(['at', 'event', 'id'])
		);
	}
	const secrets = [
		...Object.values(told),
		code,
		hash,
		cookie.slice(cookie.indexOf('=') + 1, 200),
		circle.invitation.slice(-32),
		setting('SUPABASE_PUBLISHABLE_KEY'),
		...circle.words
	];
	// Of this course, and of the one that everybody else is at.
	for (const log of [course.log(), readFileSync(setting('COURSE_LOG'), 'utf8')]) {
		expect(log).toContain('"event":"request"');
		for (const secret of secrets) {
			expect(secret.length).toBeGreaterThan(5);
			expect(log).not.toContain(secret);
			expect(log).not.toContain(encodeURIComponent(secret));
		}
		expect(log).not.toMatch(/@people\.example|base64-|eyJ/);
	}
});
