import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, step, tick, write } from './letter.ts';
import { baseURL, expect, visit } from './people.ts';

test.describe.configure({ mode: 'parallel' });

const elsewhere = 'http://elsewhere.example/';

/** Another site's page, in this browser. */
async function visitElsewhere(page: Page, body: string): Promise<void> {
	await page.route(elsewhere, (route) => route.fulfill({ contentType: 'text/html', body }));
	await page.goto(elsewhere);
}

test('another site cannot show the course in a frame of its own', async ({ browser }) => {
	const page = await browser.newPage();
	await visitElsewhere(page, `<iframe src="${baseURL()}/account/sign-in"></iframe>`);
	const framed = page.frameLocator('iframe');
	await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
	await expect(framed.getByLabel('Your e-mail address')).toHaveCount(0);
	await page.close();
});

test("another site's form signs nobody out", async ({ browser, circle }) => {
	const page = await browser.newPage({ storageState: circle.browserOf('reserved') });
	await visitElsewhere(
		page,
		`<form method="POST" action="${baseURL()}/account?/sign-out"><button>A nice picture</button></form>`
	);
	const answered = page.waitForResponse((response) => response.url().startsWith(baseURL()));
	await page.getByRole('button').click();
	expect((await answered).status()).toBe(403);
	await page.goto(`${baseURL()}/account`);
	await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
	await page.close();
});

test.describe('a script that got into a page', () => {
	test.skip(({ scripted }) => !scripted);

	test('does not run, changes no look and calls nobody', async ({ browser, circle }) => {
		const page = await browser.newPage({ storageState: circle.browserOf('learner') });
		await page.goto(baseURL() + letter.path);
		const broken = await page.evaluate(async (elsewhere) => {
			const broken = new Set<string>();
			const heard = new Promise<void>((done) => {
				document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
					broken.add(effectiveDirective);
					if (broken.size === 7) done();
				});
			});
			const slip = (html: string) => {
				const range = document.createRange();
				document.body.append(range.createContextualFragment(html));
			};
			slip('<script>window.ran = true</script>');
			slip(`<script src="${elsewhere}a.js"></script>`);
			slip('<img alt="" src="data:," onerror="window.ran = true">');
			slip('<style>body { display: none }</style>');
			slip('<p style="color: red">red</p>');
			slip(`<img alt="" src="${elsewhere}a.png"><iframe src="${elsewhere}"></iframe>`);
			await fetch(elsewhere).catch(() => {});
			await heard;
			return [...broken].sort();
		}, elsewhere);
		expect(broken).toEqual([
			'connect-src',
			'frame-src',
			'img-src',
			'script-src-attr',
			'script-src-elem',
			'style-src-attr',
			'style-src-elem'
		]);
		expect(await page.evaluate(() => 'ran' in window)).toBe(false);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.close();
	});

	test('finds no session', async ({ browser, circle }) => {
		const page = await browser.newPage({ storageState: circle.browserOf('learner') });
		await page.goto(`${baseURL()}/account`);
		await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
		const held = await page.evaluate(() => [
			document.cookie,
			JSON.stringify(localStorage),
			JSON.stringify(sessionStorage)
		]);
		expect(held.join()).not.toMatch(/five-letters-session|base64-|eyJ/);
		expect(held[0]).toBe('');
		await page.close();
	});
});

test('at a shared computer, Back shows nothing of whoever signed out', async ({
	arrive,
	scripted
}) => {
	const { page } = await arrive('Ida');
	const words = 'What only Ida should read.';
	await visit(page, letter.path);
	await tick(page, scripted);
	await write(page, scripted, words);
	await visit(page, '/account');
	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

	await page.goBack();
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await visit(page, letter.path);
	await expect(prompt(page).field).toHaveValue('');
	await page.goBack();
	// Without script each save leads to a page of its own, so the way back offers to send nothing.
	for (let back = scripted ? 1 : 3; back > 0; back--) {
		await page.goBack();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(step(page)).not.toBeChecked();
		await expect(prompt(page).field).toHaveValue('');
	}
	await expect(page.getByText(words)).toHaveCount(0);
});
