import type { Page } from '@playwright/test';
import {
	askForCode,
	enter,
	expect,
	newAddress,
	nextMail,
	reload,
	send,
	signIn,
	test,
	typeCode,
	visit
} from './people.ts';

test.describe('coming in', () => {
	test('a new person comes in by the code, is asked their name once, and lands where they were going', async ({
		page,
		another
	}) => {
		const email = newAddress('Ines');
		await signIn(page, email, { next: '/cohorts' });

		await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
		await page.getByLabel('What shall we call you?').fill('Ines');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page).toHaveURL('/cohorts');
		await visit(page, '/account');
		await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
		await expect(page.getByLabel('Pronouns (if you like)')).toHaveValue('');

		const later = await another();
		await signIn(later, email, { next: '/cohorts' });
		await expect(later).toHaveURL('/cohorts');
	});

	test('a name of nothing is not kept, and the page says what is missing', async ({ page }) => {
		await signIn(page, newAddress('Jo'));
		const name = page.getByLabel('What shall we call you?');
		await name.fill('   ');
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.getByText('Please tell us what to call you.')).toBeVisible();
		await expect(name).toHaveAccessibleDescription(/Please tell us what to call you/);
	});

	test('a returning person comes in by the link, after one press of its button', async ({
		arrive,
		another
	}) => {
		const { email } = await arrive('Kofi');
		const page = await another();
		await visit(page, '/account/sign-in?next=/cohorts');
		await askForCode(page, email);
		const { link } = await nextMail(email);

		await visit(page, link);
		expect(await isSignedIn(page)).toBe(false);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page).toHaveURL('/cohorts');
		expect(await isSignedIn(page)).toBe(true);
	});

	test('the link opens in another browser than the one that asked, and signs in that one', async ({
		page,
		another
	}) => {
		const email = newAddress('Lior');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { link, code } = await nextMail(email);

		const phone = await another();
		await visit(phone, link);
		await phone.getByRole('button', { name: 'Sign in' }).click();
		await expect(phone.getByRole('heading', { name: 'Welcome' })).toBeVisible();

		await typeCode(page, code);
		await expect(page.getByText('This code does not open the door.')).toBeVisible();
		expect(await isSignedIn(page)).toBe(false);
	});

	test('a code read on a phone is typed where it was asked for, with spaces as it was read', async ({
		page
	}) => {
		const email = newAddress('Mila');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { code } = await nextMail(email);
		await typeCode(page, `${code.slice(0, 3)} ${code.slice(3)} `);
		await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	});

	test('who is signed in already is not asked again', async ({ arrive }) => {
		const { page } = await arrive('Nia');
		await visit(page, '/account/sign-in?next=/cohorts');
		await expect(page).toHaveURL('/cohorts');
	});
});

test.describe('what can go wrong on the way in', () => {
	test('a wrong code meets kind words, and the right one still works', async ({ page }) => {
		const email = newAddress('Oren');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { code } = await nextMail(email);

		await typeCode(page, other(code));
		await expect(page.getByText('This code does not open the door.')).toBeVisible();
		await expect(page.getByLabel('The six digits')).toHaveAccessibleDescription(/does not open/);
		await expect(page.getByText(email)).toBeVisible();

		await typeCode(page, '12');
		await expect(page.getByText('The code is six digits.')).toBeVisible();

		await typeCode(page, code);
		await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	});

	test('a newer mail is a press away, and its code is the one that works', async ({ page }) => {
		const email = newAddress('Pita');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const first = await nextMail(email);
		// Auth sends two mails to one person no closer than a second apart.
		await expect(async () => {
			await page.getByRole('button', { name: 'ask for a new one' }).click();
			await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
			expect((await nextMail(email)).code).not.toBe(first.code);
		}).toPass();
	});

	test('a link that was used already gets a calm page, and a way on', async ({ page, another }) => {
		const email = newAddress('Quinn');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { link } = await nextMail(email);
		const first = await another();
		for (const browser of [first, page]) await visit(browser, link);
		await first.getByRole('button', { name: 'Sign in' }).click();
		await expect(first.getByRole('heading', { name: 'Welcome' })).toBeVisible();

		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.getByRole('button', { name: 'Sign in' }).click();
		expect((await answered).status()).toBe(410);
		await expect(page.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();
		await page.getByRole('link', { name: 'Send a new sign-in mail' }).click();
		await expect(page.getByLabel('Your e-mail address')).toBeVisible();
	});

	test('half a link gets the same calm page', async ({ page }) => {
		const answer = await page.goto('/account/confirm?token_hash=half&type=magiclink');
		expect(answer?.status()).toBe(410);
		await expect(page.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();
	});

	test('what is no address is told so next to its field, and stays in it', async ({ page }) => {
		await visit(page, '/account/sign-in');
		await page.getByLabel('Your e-mail address').fill('rosa@clinic');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByText('This does not look like an e-mail address yet.')).toBeVisible();
		await expect(page.getByLabel('Your e-mail address')).toHaveValue('rosa@clinic');
	});

	test('after ten wrong codes there is a pause, with its length, in kind words', async ({
		page
	}) => {
		const email = newAddress('Sol');
		await visit(page, '/account/sign-in');
		await askForCode(page, email);
		const { code } = await nextMail(email);
		const wrong = { email, code: other(code), next: '/letters' };
		await Promise.all(
			Array.from({ length: 10 }, () => send(page, '/account/sign-in?/code', wrong))
		);

		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await typeCode(page, code);
		await expect(
			page.getByText(/That were many tries\. Please come back in \d+ minutes/)
		).toBeVisible();
		const wait = Number(await (await answered).headerValue('retry-after'));
		expect(wait).toBeGreaterThan(500);
		expect(wait).toBeLessThanOrEqual(600);
		expect((await send(page, '/account/sign-in?/code', wrong)).status()).toBe(429);
		expect(await isSignedIn(page)).toBe(false);
	});

	test('a sixth mail within a quarter of an hour has to wait, and says so', async ({ page }) => {
		const email = newAddress('Tam');
		const asking = { email, next: '/letters' };
		await Promise.all(
			Array.from({ length: 5 }, () => send(page, '/account/sign-in?/mail', asking))
		);
		await visit(page, '/account/sign-in');
		await page.getByLabel('Your e-mail address').fill(email);
		const answered = page.waitForResponse((response) => response.request().method() === 'POST');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByText('That were many mails in a short time.')).toBeVisible();
		expect(Number(await (await answered).headerValue('retry-after'))).toBeGreaterThan(60);
		await expect(page.getByLabel('Your e-mail address')).toHaveValue(email);
	});

	test('the page answers the same to an address that has an account and to one that has none', async ({
		page,
		arrive
	}) => {
		const known = (await arrive('Uma')).email;
		const unknown = newAddress('Uma');
		const pages = [];
		for (const email of [known, unknown]) {
			const started = Date.now();
			const answer = await send(page, '/account/sign-in?/mail', { email, next: '/letters' });
			expect(Date.now() - started).toBeGreaterThanOrEqual(600);
			expect((await nextMail(email)).code).toMatch(/^\d{6}$/);
			pages.push({ status: answer.status(), text: plain(await answer.text(), email) });
		}
		expect(pages[0]).toEqual(pages[1]);

		const wrong = [];
		for (const email of [known, unknown]) {
			const form = { email, code: '000000', next: '/letters' };
			const answer = await send(page, '/account/sign-in?/code', form);
			wrong.push({ status: answer.status(), text: plain(await answer.text(), email) });
		}
		expect(wrong[0]).toEqual(wrong[1]);
	});

	test('nobody is led to another site by signing in', async ({ another }) => {
		const email = newAddress('Vera');
		for (const next of [
			'//evil.example/x',
			'/\\evil.example',
			'https://evil.example',
			'/%09/evil.example'
		]) {
			const page = await another();
			await enter(page, email, 'Vera');
			await visit(page, `/account/sign-in?next=${encodeURIComponent(next)}`);
			expect(new URL(page.url()).hostname).toBe('127.0.0.1');
		}
		const page = await another();
		await signIn(page, email, { next: '//evil.example/x' });
		await expect(page).toHaveURL('/letters');
	});

	test('a form on another site cannot sign anybody in or out', async ({ arrive }) => {
		const { page } = await arrive('Wil');
		const answer = await send(page, '/account?/sign-out', {}, 'https://evil.example');
		expect(answer.status()).toBe(403);
		expect(await isSignedIn(page)).toBe(true);
	});
});

test.describe('how long it lasts', () => {
	test('on one’s own device the session outlives the browser', async ({ page }) => {
		await signIn(page, newAddress('Xan'));
		const month = Date.now() / 1000 + 30 * 24 * 3600;
		const [cookie, ...others] = await page.context().cookies();
		expect(cookie).toMatchObject({ name: 'five-letters-session', httpOnly: true, sameSite: 'Lax' });
		expect(cookie?.expires).toBeGreaterThan(month);
		expect(others).toEqual([]);
	});

	for (const way of ['code', 'link'] as const) {
		test(`on a shared computer it ends with the browser, and not before: by ${way}`, async ({
			page
		}) => {
			const email = newAddress('Yara');
			await visit(page, '/account/sign-in');
			await askForCode(page, email);
			const { code, link } = await nextMail(email);
			if (way === 'link') await visit(page, link);
			await page.getByLabel('This is a shared computer').check();
			if (way === 'code') await page.getByLabel('The six digits').fill(code);
			await page.getByRole('button', { name: 'Sign in' }).click();
			await page.getByLabel('What shall we call you?').fill('Yara');
			await page.getByRole('button', { name: 'Go on' }).click();
			await expect(page).toHaveURL('/letters');

			const endWithTheBrowser = async () => {
				const cookies = await page.context().cookies();
				expect(cookies.map(({ name }) => name)).toContain('five-letters-session');
				for (const { name, expires } of cookies)
					expect({ name, expires }).toEqual({ name, expires: -1 });
			};
			await endWithTheBrowser();
			await reload(page);
			expect(await isSignedIn(page)).toBe(true);
			await endWithTheBrowser();
		});
	}
});

test.describe('the account', () => {
	test('a name and pronouns can be changed, and the page says that they are kept', async ({
		arrive
	}) => {
		const { page } = await arrive('Zoe');
		await visit(page, '/account');
		await page.getByLabel('What shall we call you?').fill('Zoë');
		await page.getByLabel('Pronouns (if you like)').fill('they/them');
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('status')).toHaveText('Saved just now');

		await visit(page, '/account');
		await expect(page.getByLabel('What shall we call you?')).toHaveValue('Zoë');
		await expect(page.getByLabel('Pronouns (if you like)')).toHaveValue('they/them');
	});

	test('every browser that is signed in is on the list', async ({ arrive, another }) => {
		const { page, email, name } = await arrive('Abel');
		await visit(page, '/account');
		const list = page
			.getByRole('region', { name: 'Where you are signed in' })
			.getByRole('listitem');
		await expect(list).toHaveText([/^This browser since .+, last used .+/]);

		await enter(await another(), email, name);
		await reload(page);
		await expect(list).toHaveCount(2);
		await expect(list.filter({ hasText: 'This browser' })).toHaveCount(1);
		await expect(list.filter({ hasText: 'Another browser' })).toHaveCount(1);
	});

	test('signing out here takes everything of mine out of this browser, and leaves the others', async ({
		arrive,
		another
	}) => {
		const { page, email, name } = await arrive('Bea');
		const elsewhere = await another();
		await enter(elsewhere, email, name);

		await visit(page, '/cohorts');
		await page.getByRole('link', { name: 'Account' }).click();
		await expect(page.getByText(email)).toBeVisible();
		await page.getByRole('button', { name: 'Sign out here' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
		expect(await sessionCookies(page)).toEqual([]);

		await page.goBack();
		await expect(page.getByText(email)).toBeHidden();
		await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
		await visit(page, '/account');
		await expect(page).toHaveURL(/sign-in/);

		expect(await isSignedIn(elsewhere)).toBe(true);
	});

	test('signing out everywhere ends every other browser at once', async ({ arrive, another }) => {
		const { page, email, name } = await arrive('Cem');
		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(elsewhere, '/account');
		await expect(elsewhere.getByText(email)).toBeVisible();

		await visit(page, '/account');
		await page.getByRole('button', { name: 'Sign out everywhere' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

		await reload(elsewhere);
		await expect(elsewhere).toHaveURL(/sign-in/);
		await expect(elsewhere.getByText(email)).toBeHidden();
	});

	test('a session that was copied before signing out opens nothing afterwards', async ({
		arrive,
		another
	}) => {
		const { page, email } = await arrive('Dov');
		const copied = await sessionCookies(page);
		await visit(page, '/account');
		await page.getByRole('button', { name: 'Sign out here' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

		const thief = await another();
		await thief.context().addCookies(copied);
		await visit(thief, '/account');
		await expect(thief).toHaveURL(/sign-in/);
		await expect(thief.getByText(email)).toBeHidden();
	});
});

test('private pages are kept by nobody on the way', async ({ arrive }) => {
	const { page } = await arrive('Eli');
	for (const path of ['/account', '/cohorts', '/letters', '/letters/power-in-the-room']) {
		const answer = await page.goto(path);
		expect(await answer?.headerValue('cache-control'), path).toContain('no-store');
	}
});

async function isSignedIn(page: Page): Promise<boolean> {
	const answer = await page.request.get('/account', { maxRedirects: 0 });
	return (
		answer.status() === 200 || (answer.headers().location ?? '').startsWith('/account/welcome')
	);
}

async function sessionCookies(page: Page) {
	const cookies = await page.context().cookies();
	return cookies.filter(({ name }) => name.startsWith('five-letters-session'));
}

/** Another code than this one. */
const other = (code: string) => (code === '123456' ? '654321' : '123456');

/** A page's text without what is different each time: the address itself, and Svelte's ids. */
const plain = (html: string, email: string) => html.replaceAll(email, 'ADDRESS');
