import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, wordsOf, writeElsewhere } from './letter.ts';
import { owners, waiting } from './outbox.ts';
import { baseURL, enter, expect, newAddress, reload, visit } from './people.ts';
import { asked, gatherAround, join, reply, writeBackTo } from './writing-back.ts';

const words = 'Typed in a tunnel.';
const kept = 'Kept on this device. It will be saved when you are back online.';

test('words typed while the server is away are back a month later, and are saved once it answers', async ({
	arrive
}) => {
	const { page } = await arrive('Tunde');
	const again = await closedInTheTunnel(page);
	await again.clock.install({ time: Date.now() + 31 * 86_400_000 });
	// So that the words are seen before they are sent.
	await again.route('**/*save', (route) => route.abort());
	await visit(again, letter.path);
	await expect(prompt(again).field).toHaveValue(words);
	await again.unroute('**/*save');
	await again.clock.runFor(60_000);
	await expect(prompt(again).status).toHaveText('Saved just now');
	await expect(again.getByText(/yours\?/)).toHaveCount(0);
	expect(await wordsOf(again)).toBe(words);
	expect(await waiting(again)).toEqual([]);
});

test('a draft replaces no newer words: both are shown, with the differences marked', async ({
	arrive,
	elsewhere
}) => {
	const { page, ...person } = await arrive('Vera');
	const again = await closedInTheTunnel(page);
	await writeElsewhere(await elsewhere(person), 'Typed in the sun.');
	await visit(again, letter.path);
	const { field, section, status } = prompt(again);
	await expect(section.getByText('Newer words stand here already')).toBeVisible();
	await expect(field).toHaveValue(words);
	const marks = section.getByRole('group', { name: /^Where they differ/ });
	await expect(marks.locator('ins').first()).toContainText('(in yours alone: a)');
	await expect(marks.locator('del').first()).toContainText('(in the newer words alone: the)');
	expect(await wordsOf(again)).toBe('Typed in the sun.');

	// Typed on before choosing, and the page opened again: still nothing is settled.
	await field.fill(`${words} And on.`);
	await field.blur();
	await expect.poll(async () => (await waiting(again)).at(0)?.words?.body).toBe(`${words} And on.`);
	await reload(again);
	await expect(section.getByText('Newer words stand here already')).toBeVisible();
	await expect(field).toHaveValue(`${words} And on.`);
	expect(await wordsOf(again)).toBe('Typed in the sun.');

	await section.getByRole('button', { name: 'Keep both, one below the other' }).click();
	await expect(status).toHaveText('Saved just now');
	expect(await wordsOf(again)).toBe(`Typed in the sun.\n\n${words} And on.`);
});

test('whoever signs in next at this browser never sees a draft, nor becomes its writer', async ({
	arrive
}) => {
	const { page, email } = await arrive('Wim');
	const again = await closedInTheTunnel(page);
	await again.context().clearCookies();
	await enter(again, newAddress('Xara'), 'Xara');
	await visit(again, letter.path);
	await prompt(again, 1).field.fill('Of Xara.');
	await expect(prompt(again, 1).status).toHaveText('Saved just now');
	await expect(prompt(again).field).toHaveValue('');
	expect(await wordsOf(again)).toBe('');

	// Signing out takes out what is Xara's, and leaves what is Wim's.
	await visit(again, '/account');
	await again.getByRole('button', { name: 'Sign out here' }).click();
	await expect(again.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
	expect((await waiting(again)).map((entry) => entry.words?.body)).toEqual([words]);
	await enter(again, email);
	await visit(again, '/desk');
	await expect.poll(() => waiting(again)).toEqual([]);
	expect(await wordsOf(again)).toBe(words);
});

test('a page that stayed open while somebody else signed in gives them nothing of its own', async ({
	arrive
}) => {
	const { page, email } = await arrive('Abel');
	await visit(page, letter.path);
	await page.context().clearCookies();
	await enter(page, newAddress('Bea'), 'Bea');
	await prompt(page).field.fill(words);
	await prompt(page).field.blur();
	await expect(prompt(page).status).toHaveText(/Your session has ended/);
	expect(await wordsOf(page)).toBe('');
	await page.context().clearCookies();
	await enter(page, email);
	await visit(page, '/notebook');
	await expect.poll(() => wordsOf(page)).toBe(words);
});

test('signing out with words that are not saved asks first, and takes them out when told so', async ({
	arrive
}) => {
	const { page } = await arrive('Yara');
	await visit(page, '/account');
	const tab = await page.context().newPage();
	await visit(tab, letter.path);
	await tab.context().setOffline(true);
	await prompt(tab).field.fill(words);
	await tab.locator('.tick').first().check();
	await expect(prompt(tab).status).toHaveText(kept);
	await tab.close();

	const question = page.getByRole('group', { name: /^Not saved yet: 1 reflection and 1 tick\./ });
	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(question).toBeFocused();
	await page.getByRole('button', { name: 'Stay signed in' }).click();
	await expect(question).toHaveCount(0);
	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(question).toBeVisible();
	// Signing out itself takes a network; sending what is left must not get through before.
	await page.route('**/*save', (route) => route.abort());
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Sign out and lose them' }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
	expect(await waiting(page)).toEqual([]);
});

test('signing out sends what is left first, and then does not ask', async ({
	arrive,
	elsewhere
}) => {
	const { page, ...person } = await arrive('Yoko');
	const again = await closedInTheTunnel(page, '/gatherings');
	await visit(again, '/account');
	await again.getByRole('button', { name: 'Sign out here' }).click();
	await expect(again.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
	expect(await wordsOf(await elsewhere(person))).toBe(words);
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
	await page.locator('.tick').first().click();
	await expect(
		page.getByRole('status').filter({ hasText: 'The tick did not reach us' })
	).toBeVisible();
	await page.unroute('**/*save');
	await expect(prompt(page).status).toHaveText('Saved just now');
	expect(await wordsOf(page)).toBe(words);
});

test('a browser whose storage is full says so, and saves online', async ({ arrive }) => {
	const { page } = await arrive('Zeno');
	await page.addInitScript(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('full', 'QuotaExceededError');
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

test('a save leaves the field alone: what was typed can be undone key by key', async ({
	arrive
}) => {
	const { page } = await arrive('Ute');
	await visit(page, letter.path);
	const { field, status } = prompt(page);
	await field.pressSequentially('One');
	await field.press('Enter');
	await field.pressSequentially('two');
	await expect(status).toHaveText('Saved just now');
	await field.press('Control+z');
	await expect(field).not.toHaveValue('One\ntwo');
	await expect(field).toHaveValue(/^One/);
	const undone = await field.inputValue();
	await expect.poll(() => wordsOf(page)).toBe(undone);
	await field.press('Control+Shift+z');
	await expect(field).toHaveValue('One\ntwo');
});

test('at a shared computer, words lie in no outbox of the browser', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	// As the choice at sign-in leaves it.
	await visit(page, '/gatherings');
	await expect.poll(() => owners(page)).toHaveLength(1);
	const { origin } = new URL(page.url());
	await page
		.context()
		.addCookies([{ name: 'five-letters-shared', value: '1', url: origin, httpOnly: true }]);
	await visit(page, letter.path);
	await page.route('**/*save', (route) => route.abort());
	await prompt(page).field.fill('Not for whoever comes next.');
	await expect(prompt(page).status).toHaveText(/^Not saved yet: the server is out of reach/);
	expect((await waiting(page)).map((entry) => entry.words?.body)).not.toContain(
		'Not for whoever comes next.'
	);
	expect(await owners(page)).toEqual([]);
	await page.unroute('**/*save');
	await expect(prompt(page).status).toHaveText('Saved just now');
});

/** Types while nothing gets through, and closes the page; gives back another tab of the browser. */
async function closedInTheTunnel(page: Page, elsewhere?: string): Promise<Page> {
	const again = await page.context().newPage();
	if (elsewhere) await visit(again, elsewhere);
	await visit(page, letter.path);
	// Of the whole browser: what a closing page still sends is no longer the page's.
	await page.context().setOffline(true);
	await prompt(page).field.fill(words);
	await expect(prompt(page).status).toHaveText(kept);
	await page.close();
	await again.context().setOffline(false);
	return again;
}

test('an answer being written outlives the page and the network, and is sent when there is one', async ({
	arrive,
	register
}) => {
	const jonas = await register('Jonas');
	const { cohort, invitation } = await gatherAround(jonas, 'River');
	const { page } = await arrive('Noor');
	await join(page, invitation);
	const thread = await reply(page, cohort, 'The first of it.');
	await visit(page, thread);
	const field = page.getByLabel('Your words');
	await field.fill('Half a thou');
	await expect(page.getByText('A draft, kept on this device.')).toBeVisible();
	await reload(page);
	await expect(field).toHaveValue('Half a thou');
	await expect(page.getByText('You had begun to write here')).toBeVisible();

	await field.fill('A whole thought.');
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Send to Jonas' }).click();
	await expect(page.getByText('It will be sent when you are back online.')).toBeVisible();
	await expect(field).toHaveValue('');
	await page.context().setOffline(false);
	await expect(page.getByRole('article', { name: 'You answered' })).toContainText(
		'A whole thought.'
	);
	await expect(page.getByText('It will be sent when you are back online.')).toBeHidden();
	expect(await waiting(page)).toEqual([]);
});

test('at a shared computer a draft to somebody stays in its tab, and whoever comes next never sees it', async ({
	arrive,
	register
}) => {
	const jonas = await register('Jonas');
	const { invitation } = await gatherAround(jonas, 'River');
	const { page } = await arrive('Noor');
	await join(page, invitation);
	const shared = { name: 'five-letters-shared', value: '1', url: baseURL(), httpOnly: true };
	await page.context().addCookies([shared]);
	await visit(page, writeBackTo(asked));
	const field = page.getByLabel('The words that will go');
	await field.fill('Of Noor, and nobody else.');
	await expect(page.getByText('A draft, kept in this tab.')).toBeVisible();
	expect(await waiting(page)).toEqual([]);
	await reload(page);
	await expect(field).toHaveValue('Of Noor, and nobody else.');

	await page.context().clearCookies();
	await enter(page, newAddress('Xara'), 'Xara');
	await join(page, invitation);
	await page.context().addCookies([shared]);
	await visit(page, writeBackTo(asked));
	await expect(page.getByText('To Jonas, of River')).toBeVisible();
	await expect(field).toHaveValue('');
});
