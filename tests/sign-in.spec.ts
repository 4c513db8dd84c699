import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import {
	askForCode,
	expect,
	isSignedIn,
	newAddress,
	nextMail,
	reload,
	send,
	signIn,
	typeCode,
	visit
} from './people.ts';

test.describe('coming in', () => {
	test('a new person comes in by the code, is asked their name once, and lands where they were going', async ({
		stranger: page,
		another
	}) => {
		const email = newAddress('Ines');
		await signIn(page, email, { next: '/cohorts' });

		const name = page.getByLabel('What shall we call you?');
		await name.fill('   ');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(name).toHaveAccessibleDescription(/Please tell us what to call you/);
		await name.fill('Ines');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page).toHaveURL('/cohorts');

		// On a device of one's own the session outlives the browser, and it is all that is kept.
		const month = Date.now() / 1000 + 30 * 24 * 3600;
		const [cookie, ...others] = await page.context().cookies();
		expect(cookie).toMatchObject({
			name: 'five-letters-session',
			httpOnly: true,
			sameSite: 'Lax'
		});
		expect(cookie?.expires).toBeGreaterThan(month);
		expect(others).toEqual([]);

		const later = await another();
		await signIn(later, email, { next: '/cohorts' });
		await expect(later).toHaveURL('/cohorts');
		await later.goto('/account/sign-in?next=/gatherings');
		await expect(later).toHaveURL('/gatherings');
	});

	test('a returning person comes in by the link, after one press of its button, and by it once', async ({
		stranger: page,
		register,
		another
	}) => {
		const { email } = await register('Kofi');
		await visit(page, '/account/sign-in?next=/cohorts');
		await askForCode(page, email);
		const { link, code } = await nextMail(email);

		const scanner = await another();
		await visit(scanner, link);
		await visit(page, link);
		expect(await isSignedIn(page)).toBe(false);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page).toHaveURL('/cohorts');
		expect(await isSignedIn(page)).toBe(true);

		const answered = scanner.waitForResponse((answer) => answer.request().method() === 'POST');
		await scanner.getByRole('button', { name: 'Sign in' }).click();
		expect((await answered).status()).toBe(410);
		await expect(
			scanner.getByRole('heading', { name: 'This link has done its work' })
		).toBeVisible();
		await scanner.getByRole('link', { name: 'Send a new sign-in mail' }).click();
		await expect(scanner.getByLabel('Your e-mail address')).toBeVisible();
		expect((await send(scanner, '/account/sign-in?/code', { email, code })).status()).toBe(400);
		expect(await isSignedIn(scanner)).toBe(false);
	});

	test('what is typed wrong meets kind words and stays; the right code, spaces and all, opens the door', async ({
		stranger: page
	}) => {
		const email = newAddress('Oren');
		await visit(page, '/account/sign-in');
		await page.getByLabel('Your e-mail address').fill('oren@clinic');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByLabel('Your e-mail address')).toHaveAccessibleDescription(
			/does not look like an e-mail address yet/
		);
		await expect(page.getByLabel('Your e-mail address')).toHaveValue('oren@clinic');

		await askForCode(page, email);
		const { code } = await nextMail(email);
		const field = page.getByLabel('The six digits');
		await typeCode(page, other(code));
		await expect(field).toHaveAccessibleDescription(/This code does not open the door/);
		await expect(page.getByText(email)).toBeVisible();
		await typeCode(page, '12');
		await expect(field).toHaveAccessibleDescription(/The code is six digits/);
		await typeCode(page, ` ${code.slice(0, 3)} ${code.slice(3)} `);
		await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	});

	test('a newer mail is a press away, and its code is the one that works', async ({
		stranger: page
	}) => {
		const email = newAddress('Pita');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const first = await nextMail(email);
		// Auth sends two mails to one person no closer than a second apart.
		const asked = Date.now();
		await expect.poll(() => Date.now() - asked).toBeGreaterThan(1000);
		await page.getByRole('button', { name: 'ask for a new one' }).click();
		await expect(page.getByRole('status')).toHaveText(/^A newer mail is on its way/);
		const second = await nextMail(email);
		await typeCode(page, first.code);
		await expect(page.getByText('This code does not open the door.')).toBeVisible();
		await typeCode(page, second.code);
		await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	});

	test('after ten wrong codes there is a pause, with its length, in kind words', async ({
		stranger: page
	}) => {
		const email = newAddress('Sol');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { code } = await nextMail(email);
		const wrong = { email, code: other(code), next: '/letters' };
		await Promise.all(
			Array.from({ length: 10 }, () => send(page, '/account/sign-in?/code', wrong))
		);

		const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
		await typeCode(page, code);
		await expect(
			page.getByText(/That were many tries\. Please come back in \d+ minutes/)
		).toBeVisible();
		const wait = Number(await (await answered).headerValue('retry-after'));
		expect(wait).toBeGreaterThan(500);
		expect(wait).toBeLessThanOrEqual(600);
		expect(await isSignedIn(page)).toBe(false);
	});
});

test('on a shared computer the session ends with the browser, and not before', async ({
	stranger: page
}) => {
	const email = newAddress('Yara');
	await visit(page, '/account/sign-in');
	await askForCode(page, email);
	await page.getByLabel('This is a shared computer').check();
	await typeCode(page, (await nextMail(email)).code);
	await page.getByLabel('What shall we call you?').fill('Yara');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page).toHaveURL('/letters');
	await expectToEndWithBrowser(page);
	await reload(page);
	expect(await isSignedIn(page)).toBe(true);
	await expectToEndWithBrowser(page);
});

test.describe('the account', () => {
	test('a name and pronouns can be changed, and the page says that they are kept', async ({
		arrive
	}) => {
		const { page } = await arrive('Zoe');
		await visit(page, '/account');
		await expect(page.getByLabel('Pronouns (if you like)')).toHaveValue('');
		await page.getByLabel('What shall we call you?').fill('Zoë');
		await page.getByLabel('Pronouns (if you like)').fill('they/them');
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('status')).toHaveText('Saved just now');
		await visit(page, '/account');
		await expect(page.getByLabel('What shall we call you?')).toHaveValue('Zoë');
		await expect(page.getByLabel('Pronouns (if you like)')).toHaveValue('they/them');
	});

	test('every browser that is signed in is on the list; signing out here leaves the others', async ({
		arrive,
		elsewhere
	}) => {
		const { page, ...person } = await arrive('Bea');
		await visit(page, '/cohorts');
		await page.getByRole('link', { name: 'Account' }).click();
		const list = page
			.getByRole('region', { name: 'Where you are signed in' })
			.getByRole('listitem');
		await expect(list).toHaveText([/^This browser since .+, last used .+/]);
		const other = await elsewhere(person);
		await reload(page);
		await expect(list).toHaveText([/^This browser/, /^Another browser/]);

		const copied = await page.context().cookies();
		await page.getByRole('button', { name: 'Sign out here' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
		expect(await page.context().cookies()).toEqual([]);
		await page.goBack();
		await expect(page.getByText(person.email)).toBeHidden();
		await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();

		await page.context().addCookies(copied);
		expect(await isSignedIn(page), 'with a copy of the cookies from before').toBe(false);
		expect(await isSignedIn(other)).toBe(true);
	});

	test('signing out everywhere ends every other browser at once', async ({ arrive, elsewhere }) => {
		const { page, ...person } = await arrive('Cem');
		const other = await elsewhere(person);
		expect(await isSignedIn(other)).toBe(true);
		await visit(page, '/account');
		await page.getByRole('button', { name: 'Sign out everywhere' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
		expect(await isSignedIn(other)).toBe(false);
		expect(await isSignedIn(page)).toBe(false);
	});
});

test.describe('by hand', () => {
	test.skip(({ scripted }) => scripted, 'asked once');

	test('the link signs in whoever opens it, not whoever asked; on a shared computer for as long as the browser runs', async ({
		stranger: page,
		request
	}) => {
		const email = newAddress('Lior');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { hash, type } = await nextMail(email);
		const answer = await send({ request }, '/account/confirm', { hash, type, shared: 'yes' });
		const [session = ''] = answer
			.headersArray()
			.filter(({ value }) => value.startsWith('five-letters-session='))
			.map(({ value }) => value);
		expect(session).toMatch(/HttpOnly/);
		expect(session).not.toMatch(/Max-Age|Expires/i);
		expect(await isSignedIn({ request })).toBe(true);
		expect(await isSignedIn(page)).toBe(false);
	});

	test('the page answers the same to an address that has an account and to one that has none', async ({
		register,
		request
	}) => {
		const { email: known } = await register('Uma');
		const unknown = newAddress('Uma');
		for (const [action, more] of [
			['mail', {}],
			['code', { code: '000000' }]
		] as const) {
			const answers = [];
			for (const email of [known, unknown]) {
				const started = Date.now();
				const form = { email, next: '/letters', ...more };
				const answer = await send({ request }, `/account/sign-in?/${action}`, form);
				expect(Date.now() - started, 'a floor of time').toBeGreaterThanOrEqual(600);
				const text = (await answer.text()).replaceAll(email, 'ADDRESS');
				answers.push({ status: answer.status(), text });
			}
			expect(answers[0]).toEqual(answers[1]);
		}
		for (const email of [known, unknown]) expect((await nextMail(email)).code).toMatch(/^\d{6}$/);
	});
});

async function expectToEndWithBrowser(page: Page): Promise<void> {
	const cookies = await page.context().cookies();
	expect(cookies.map(({ name }) => name)).toContain('five-letters-session');
	for (const { name, expires } of cookies) expect({ name, expires }).toEqual({ name, expires: -1 });
}

/** Another code than this one. */
const other = (code: string) => (code === '123456' ? '654321' : '123456');
