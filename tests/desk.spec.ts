import { test } from './circle.ts';
import { letter, tickElsewhere, writeElsewhere } from './letter.ts';
import { expect, post, visit } from './people.ts';

test('an empty desk welcomes, and waits for nothing', async ({ arrive }) => {
	const { page } = await arrive('Noor');
	await visit(page, '/desk');
	await expect(page.getByText('Welcome, Noor. Nothing waits here')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Begin anywhere' })).toBeVisible();
	await expect(page.locator('.stages > li')).toHaveCount(5);
});

test('the desk shows what somebody wrote last, the walk so far, and the next letter', async ({
	arrive
}) => {
	const { page } = await arrive('Teo');
	await tickElsewhere(page);
	await writeElsewhere(page, 'I decided where they would sit.');
	await post(page, `${letter.path}?/save`, { read: 'yes' });
	await visit(page, '/desk');
	await expect(page.getByText('Good to see you, Teo.')).toBeVisible();
	await expect(page.locator('.stages > li').first()).toContainText(
		`1 of ${letter.steps.length} steps practised, marked as read`
	);
	await expect(page.getByRole('heading', { name: 'The next letter' })).toBeVisible();
	await expect(page.locator('.words-of-mine')).toHaveText('I decided where they would sit.');
	await page.getByRole('link', { name: 'Go on with it' }).click();
	await expect(page.getByLabel('Your words')).toHaveValue('I decided where they would sit.');
});

test('a rhythm is an offer: it names days, is changed, and ended', async ({ arrive }) => {
	const { page } = await arrive('Ida');
	await visit(page, '/desk');
	await page.getByLabel('A letter a week', { exact: true }).check();
	await page.getByRole('button', { name: 'Set it' }).click();
	await expect(page.getByText('Please choose the day on which it begins.')).toBeVisible();
	await expect(page.getByLabel('A letter a week', { exact: true })).toBeChecked();
	await page.getByLabel('From this day on').fill('2026-11-30');
	await page.getByRole('button', { name: 'Set it' }).click();
	await expect(page.getByText('In your rhythm from 30 November 2026')).toBeVisible();
	await page.getByLabel('No rhythm').check();
	await page.getByRole('button', { name: 'Set it' }).click();
	await expect(page.getByText('In your rhythm')).toHaveCount(0);
});

test('a letter to a later self is sealed, opened before its day with a second thought, or deleted', async ({
	arrive
}) => {
	const { page } = await arrive('Jun');
	const path = '/notebook/beyond-the-room/to-my-later-self';
	await post(page, '/letters/beyond-the-room?/save', {
		'body:to-my-later-self': 'Dear me, did you move the bell?'
	});
	await visit(page, path);
	await page.getByLabel('The day on which it opens').fill('2001-01-01');
	await page.getByRole('button', { name: 'Seal it' }).click();
	await expect(page.getByText('Please choose a day after today')).toBeVisible();
	const day = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
	await page.getByLabel('The day on which it opens').fill(day);
	await page.getByRole('button', { name: 'Seal it' }).click();
	await expect(page.getByText('You sealed this until')).toBeVisible();
	for (const other of ['/desk', '/notebook', '/letters/beyond-the-room', '/notebook/print']) {
		await visit(page, other);
		await expect(page.getByText('did you move the bell')).toHaveCount(0);
		await expect(page.locator('textarea').filter({ hasText: 'did you move' })).toHaveCount(0);
	}
	await visit(page, '/desk');
	await page.getByRole('link', { name: 'Open or delete it before' }).click();
	await page.locator('summary', { hasText: 'Open it before its day' }).click();
	await page.getByRole('button', { name: 'Open it now' }).click();
	await expect(page.getByLabel('Your words')).toHaveValue('Dear me, did you move the bell?');
});
