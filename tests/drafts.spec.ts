import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, wordsOf, writeElsewhere } from './letter.ts';
import { enter, expect, newAddress, reload, visit } from './people.ts';

const words = 'Typed in a tunnel.';
const kept = 'Kept on this device. It will be saved when you are back online.';

test('words typed while the server is away are back when the page is, and are saved once it answers', async ({
	arrive
}) => {
	const { page } = await arrive('Tunde');
	const again = await closedInTheTunnel(page);
	await visit(again, letter.path);
	await expect(prompt(again).field).toHaveValue(words);
	await expect(prompt(again).status).toHaveText('Saved just now');
	await expect(again.getByText(/yours\?/)).toHaveCount(0);
	expect(await wordsOf(again)).toBe(words);
});

test('a draft replaces no newer words: both are shown', async ({ arrive, elsewhere }) => {
	const { page, ...person } = await arrive('Vera');
	const again = await closedInTheTunnel(page);
	await writeElsewhere(await elsewhere(person), 'Newer.');
	await visit(again, letter.path);
	const { field, section } = prompt(again);
	await expect(section.getByText('Newer words stand here already')).toBeVisible();
	await expect(field).toHaveValue(words);
	expect(await wordsOf(again)).toBe('Newer.');

	// Typed on before choosing, and the page opened again: still nothing is settled.
	await field.fill(`${words} And on.`);
	await field.blur();
	await reload(again);
	await expect(section.getByText('Newer words stand here already')).toBeVisible();
	await expect(field).toHaveValue(`${words} And on.`);
	expect(await wordsOf(again)).toBe('Newer.');
});

test('whoever signs in next at this browser never sees a draft', async ({ arrive }) => {
	const { page } = await arrive('Wim');
	const again = await closedInTheTunnel(page);
	await again.context().clearCookies();
	await enter(again, newAddress('Xara'), 'Xara');
	await visit(again, letter.path);
	await prompt(again, 1).field.fill('Of Xara.');
	await expect(prompt(again, 1).status).toHaveText('Saved just now');
	await expect(prompt(again).field).toHaveValue('');
});

test('signing out takes the drafts out of this browser', async ({ arrive }) => {
	const { page } = await arrive('Yara');
	const again = await closedInTheTunnel(page);
	await visit(again, '/account');
	await again.getByRole('button', { name: 'Sign out here' }).click();
	await expect(again.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
	await expect.poll(() => again.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test('a browser that keeps nothing does not say that it does, and saves online', async ({
	arrive
}) => {
	const { page } = await arrive('Zora');
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('refused', 'SecurityError');
		};
	});
	await visit(page, letter.path);
	await page.route('**/*save', (route) => route.abort());
	await prompt(page).field.fill(words);
	await expect(prompt(page).status).toHaveText(/^Not saved yet: the server is out of reach/);
	await page.unroute('**/*save');
	await expect(prompt(page).status).toHaveText('Saved just now');
	expect(await wordsOf(page)).toBe(words);
});

/** Types while nothing gets through, and closes the page; gives back another tab of the browser. */
async function closedInTheTunnel(page: Page): Promise<Page> {
	await visit(page, letter.path);
	// Of the whole browser: what a closing page still sends is no longer the page's.
	await page.context().setOffline(true);
	await prompt(page).field.fill(words);
	await expect(prompt(page).status).toHaveText(kept);
	const again = await page.context().newPage();
	await page.close();
	await again.context().setOffline(false);
	return again;
}

test('at a shared computer, words lie in no draft box of the browser', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	await visit(page, '/gatherings');
	// This browser may have belonged to another test.
	await page.evaluate(() => indexedDB.deleteDatabase('five-letters-drafts'));
	// As the choice at sign-in leaves it.
	const { origin } = new URL(page.url());
	await page
		.context()
		.addCookies([{ name: 'five-letters-shared', value: '1', url: origin, httpOnly: true }]);
	await visit(page, letter.path);
	await prompt(page).field.fill('Not for whoever comes next.');
	await expect(prompt(page).status).toHaveText('Saved just now');
	const boxes = await page.evaluate(async () =>
		(await indexedDB.databases()).map(({ name }) => name)
	);
	expect(boxes).toEqual([]);
});
