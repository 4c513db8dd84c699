import { test } from './circle.ts';
import { letter } from './letter.ts';
import { expect, look, post, visit } from './people.ts';

const { id, text } = letter.steps[0];
const path = `${letter.path}/steps/${id}`;

test('a learner takes a step on, plans it, tries it twice, and sees the week on the desk', async ({
	arrive,
	register
}) => {
	const { page } = await arrive('Noor');
	await visit(page, letter.path);
	await page.getByRole('link', { name: 'Plan it, or tell how it went' }).first().click();
	await expect(page.getByRole('heading', { name: text, level: 1 })).toBeVisible();
	await visit(page, path);
	await page.getByRole('button', { name: 'Take this on this week' }).click();
	await expect(page.getByText('Taken on. It waits on your desk.')).toBeVisible();

	await page
		.getByRole('link', { name: /^Begin from/ })
		.first()
		.click();
	await expect(page.getByLabel('If', { exact: true })).toHaveValue(/What you need is/);
	await page.getByLabel('then I will').fill(' ');
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.getByText('Please write what you will do then.')).toBeVisible();
	await expect(page.getByLabel('If', { exact: true })).toHaveValue(/What you need is/);
	await page.getByLabel('then I will').fill('breathe out first');
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.locator('.my-plan')).toContainText('then I will breathe out first.');
	await page.locator('summary', { hasText: 'Change it' }).first().click();
	await page.getByLabel('then I will').fill('ask them first');
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.locator('.my-plan')).toContainText('then I will ask them first.');
	await page.locator('summary', { hasText: 'Older plans' }).click();
	await expect(page.locator('.older')).toContainText('breathe out first');

	for (const [went, heading] of [
		['Awkward', 'Tried once'],
		['Lighter', 'Tried twice']
	] as const) {
		await page.locator('.telling').getByLabel('How it went').fill(went);
		await page.getByRole('button', { name: 'I tried it' }).click();
		await expect(page.getByRole('heading', { name: heading })).toBeVisible();
	}
	const first = page.locator('.tries > li', { hasText: 'Awkward' });
	await first.locator('summary').click();
	await first.getByLabel('What I noticed').fill('My hand was on the handout.');
	await first.getByRole('button', { name: 'Keep the change' }).click();
	await expect(page.getByText('The change is kept.')).toBeVisible();
	await expect(page.locator('.noticed')).toHaveText('My hand was on the handout.');
	const second = page.locator('.tries > li', { hasText: 'Lighter' });
	await second.locator('summary').click();
	await second.getByRole('button', { name: 'Take this try back' }).click();
	await expect(page.getByRole('heading', { name: 'Tried once' })).toBeVisible();

	await visit(page, '/desk');
	await expect(page.locator('.taken')).toContainText('ask them first');
	await expect(page.locator('.taken')).toContainText('tried once');
	await visit(page, letter.path);
	await expect(page.getByText('Taken on. Planned. Tried once.')).toBeVisible();

	const ivo = await register('Ivo');
	const other = await (await look(ivo, path)).text();
	expect(other).not.toContain('ask them first');
	expect(other).not.toContain('Awkward');
});

test('a try changed elsewhere is never replaced: both are shown', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	const one = { id: crypto.randomUUID(), tried_on: '2026-11-20', noticed: '' };
	await post(page, `${path}?/try`, { ...one, went: 'Well', version: '0' });
	await visit(page, path);
	await post(page, `${path}?/try`, { ...one, went: 'Well, elsewhere', version: '1' });
	const item = page.locator('.tries > li');
	await item.locator('summary').click();
	await item.getByLabel('How it went').fill('Well, here');
	await item.getByRole('button', { name: 'Keep the change' }).click();
	await expect(item.getByLabel('The newer words')).toHaveValue('Well, elsewhere');
	await expect(item.getByLabel('How it went')).toHaveValue('Well, here');
	await item.getByRole('button', { name: 'Keep the words in the fields' }).click();
	await expect(page.getByText('The change is kept.')).toBeVisible();
});

test('a session that ended while telling a try loses no word', async ({ arrive }) => {
	const { page } = await arrive('Jun');
	await visit(page, path);
	await page.locator('.telling').getByLabel('What I noticed').fill('Still here.');
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'I tried it' }).click();
	await expect(page.getByText('Your session has ended')).toBeVisible();
	await expect(page.locator('.telling').getByLabel('What I noticed')).toHaveValue('Still here.');
});

test('signed out, the page shows the step and the way in that leads back', async ({ stranger }) => {
	await visit(stranger, path);
	await expect(stranger.getByRole('heading', { name: text, level: 1 })).toBeVisible();
	const wayIn = stranger.getByRole('link', { name: 'Sign in and come back here' });
	const end = `account/sign-in?next=${encodeURIComponent(path)}`;
	expect((await wayIn.getAttribute('href'))?.endsWith(end)).toBe(true);
});

test.describe('a facilitator', () => {
	test.use({ who: 'facilitator' });

	test('never sees what a learner planned and tried', async ({ page, circle, playwright }) => {
		const request = await playwright.request.newContext({
			...(test.info().project.use.baseURL && { baseURL: test.info().project.use.baseURL }),
			storageState: circle.browserOf('learner')
		});
		const id = crypto.randomUUID();
		await post({ request }, `${path}?/try`, { id, went: 'Awkward, and mine alone' });
		expect(await (await look({ request }, path)).text()).toContain('mine alone');
		for (const place of [`/cohorts/${circle.cohort}/overview`, `/cohorts/${circle.cohort}`, path]) {
			expect(await (await look(page, place)).text()).not.toContain('mine alone');
		}
		await post({ request }, `${path}?/take-back`, { id });
		await request.dispose();
	});
});
