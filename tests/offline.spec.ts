import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../scripts/places.ts';
import { test as base, type Who } from './circle.ts';
import { letter, prompt, step, wordsOf } from './letter.ts';
import { waiting } from './outbox.ts';
import { baseURL, enter, expect, newAddress, reload, visit } from './people.ts';
import { lay, type Wire } from './wire.ts';

interface Company {
	wire: Wire;
	/** A browser that keeps what it may, at the end of the wire. */
	reader: (who?: Who) => Promise<Page>;
}

const test = base.extend<Company>({
	wire: async ({ browserName: _ }, use) => {
		const wire = await lay(new URL(baseURL()).origin);
		await use(wire);
		await wire.close();
	},
	reader: async ({ browser, wire, circle }, use) => {
		const opened: Page[] = [];
		await use(async (who = 'stranger') => {
			const context = await browser.newContext({
				baseURL: wire.url,
				serviceWorkers: 'allow',
				storageState: circle.browserOf(who)
			});
			const page = await context.newPage();
			opened.push(page);
			return page;
		});
		for (const page of opened) await page.context().close();
	}
});

test.describe.configure({ mode: 'parallel' });

const slugs = readdirSync(join(root, 'content/letters')).flatMap(
	(file) => /^\d+-(.+)\.md$/.exec(file)?.[1] ?? []
);
const [first = '', ...others] = slugs;

/** Waits until the browser has kept what it keeps. */
async function settled(page: Page): Promise<void> {
	await page.evaluate(() => navigator.serviceWorker.ready);
}

function goOffline(page: Page, wire: Wire): Promise<void> {
	wire.state = 'cut';
	return page.context().setOffline(true);
}

function line(page: Page) {
	return page.getByRole('status').filter({ hasText: 'as everyone sees it' });
}

/** All that any cache of this browser holds: addresses and texts. */
function everythingKept(page: Page): Promise<{ name: string; path: string; text: string }[]> {
	return page.evaluate(async () => {
		const found = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys()) {
				const answer = await cache.match(url, { ignoreVary: true });
				found.push({ name, path: new URL(url).pathname, text: (await answer?.text()) ?? '' });
			}
		}
		return found;
	});
}

test.describe('after one visit, without a network', () => {
	test('somebody reads all letters, one after the other', async ({ reader, wire }) => {
		const page = await reader();
		await visit(page, `/letters/${first}`);
		await settled(page);
		await goOffline(page, wire);
		for (const slug of others) {
			await page.getByRole('navigation', { name: 'The next letter' }).getByRole('link').click();
			await expect(page).toHaveURL(`/letters/${slug}`);
			await expect(page.locator('.prose')).toContainText('.');
			await expect(line(page)).toContainText('You are offline.');
		}
	});

	test('somebody opens every page of the list by its address', async ({ reader, wire }) => {
		const page = await reader();
		await visit(page, '/');
		await settled(page);
		await goOffline(page, wire);
		for (const path of ['/', '/letters', '/letters/workbook', '/gatherings']) {
			await visit(page, path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(line(page)).toBeVisible();
		}
		for (const slug of slugs) await visit(page, `/letters/${slug}`);
		// The letter is as alive as ever.
		await visit(page, letter.path);
		await step(page).check();
		await expect(page.getByText('Ticked, and kept in this tab.')).toBeVisible();
	});

	test('any other page says so, in the dress they read in, and lists what can be read', async ({
		reader,
		wire
	}) => {
		const page = await reader();
		await visit(page, '/comfort');
		await settled(page);
		const dark = page.getByRole('main').getByRole('radio', { name: 'Dark', exact: true });
		const answer = page.waitForResponse((response) => response.request().method() === 'POST');
		await dark.check();
		await answer;
		await goOffline(page, wire);
		for (const path of ['/nowhere', '/cohorts/of/somebody', '/account']) {
			await page.goto(path);
			await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
			await expect(page.locator('body')).toHaveCSS('font-family', /Literata/);
			await expect(page.locator('html')).toHaveAttribute('data-light', 'dark');
		}
		await page.getByRole('main').getByRole('link', { name: letter.title }).click();
		await expect(page).toHaveURL(letter.path);
		await expect(page.getByRole('heading', { level: 1, name: letter.title })).toBeVisible();
		// What is kept is everyone's; the dress is put on when it is shown, before it is seen.
		await expect(page.locator('html')).toHaveAttribute('data-light', 'dark');
		const kept = await everythingKept(page);
		const inDress = kept.filter(({ text }) => /<html[^>]* data-/.test(text));
		expect(inDress.map(({ path }) => path)).toEqual([]);
	});
});

test('where the network takes too long, what was kept is shown, and can be asked for again', async ({
	reader,
	wire
}) => {
	const page = await reader();
	await visit(page, '/');
	await settled(page);
	wire.state = 'hanging';
	await visit(page, letter.path);
	await expect(line(page)).toContainText('The network was away or slow.');
	wire.state = 'open';
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(line(page)).toBeHidden();
	await expect(page.getByRole('heading', { level: 1, name: letter.title })).toBeVisible();
});

test('nothing of somebody who is signed in is kept', async ({ reader, wire, circle }) => {
	const page = await reader('learner');
	for (const path of [letter.path, '/', '/account', '/cohorts', `/cohorts/${circle.cohort}`]) {
		await visit(page, path);
		await settled(page);
	}
	await visit(page, letter.path);
	await expect(prompt(page).field).toHaveValue(circle.words[0] ?? '');
	await prompt(page, 1).field.pressSequentially(' ');

	const kept = await everythingKept(page);
	const paths = kept.map(({ path }) => path);
	expect(paths).toEqual(expect.arrayContaining(['/', '/letters', '/offline', letter.path]));
	expect(paths.filter((path) => /^\/(account|cohorts|join)/.test(path))).toEqual([]);
	// The code is the same for everyone, and knows common names: the care check looks for them.
	for (const { path, text } of kept.filter(({ path }) => !path.startsWith('/_app/immutable/'))) {
		for (const word of [...circle.words, 'Noor', circle.cohort]) {
			expect(text.includes(word), `${word} in ${path}`).toBe(false);
		}
	}

	// Offline they read what a stranger reads, and are told; with the network their own comes back.
	await goOffline(page, wire);
	await page.goto(letter.path);
	await expect(line(page)).toContainText('what you ticked and wrote is safe');
	await expect(prompt(page).field).toHaveValue('');
	wire.state = 'open';
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(prompt(page).field).toHaveValue(circle.words[0] ?? '');
	await expect(line(page)).toBeHidden();
});

test('who is signed in writes on a kept letter as themselves, until they sign out of this browser', async ({
	reader,
	wire
}) => {
	const page = await reader();
	await enter(page, newAddress('Ida'), 'Ida');
	await visit(page, '/account');
	await settled(page);
	const kept = 'Kept on this device. It will be saved when you are back online.';
	await goOffline(page, wire);
	await visit(page, letter.path);
	await expect(page.getByText('Only you see this in the course').first()).toBeVisible();
	await prompt(page).field.fill('Of Ida, in the tunnel.');
	await expect(prompt(page).status).toHaveText(kept);
	await step(page).check();
	await expect(page.getByText(kept)).toHaveCount(2);
	await reload(page);
	await expect(prompt(page).field).toHaveValue('Of Ida, in the tunnel.');
	wire.state = 'open';
	await page.context().setOffline(false);
	await visit(page, '/account');
	await expect.poll(() => waiting(page)).toEqual([]);
	expect(await wordsOf(page)).toBe('Of Ida, in the tunnel.');

	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

	// What everyone may read stays, and whoever writes there now is a stranger.
	await visit(page, '/');
	await settled(page);
	await goOffline(page, wire);
	await visit(page, letter.path);
	await expect(line(page)).toBeVisible();
	await expect(prompt(page).field).toHaveValue('');
	await prompt(page).field.fill('Of whoever came next.');
	await expect(prompt(page).status).toHaveText('Kept in this tab');
	expect(await waiting(page)).toEqual([]);
});

test('a new version waits until no page of the old one is open, and breaks none', async ({
	reader,
	wire
}) => {
	const page = await reader();
	await visit(page, letter.path);
	await settled(page);
	const [old = ''] = await page.evaluate(() => caches.keys());
	const version = old.split(':').at(-1) ?? '';

	// The server has a new version now, and the files of the old one are gone from it.
	wire.meddle = (path, text) =>
		path.startsWith('/_app/immutable/') ? undefined : text.replaceAll(version, `${version}-next`);
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await expect
		.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting)))
		.toBe(true);
	expect(await page.evaluate(() => caches.keys())).toContain(old);

	// Code of pages that this one never opened still comes, from what the old version had kept.
	for (const [name, path] of [
		['Gatherings', '/gatherings'],
		['Sign in', '/account/sign-in'],
		['Letters', '/letters']
	] as const) {
		await page.getByRole('navigation', { name: 'Course' }).getByRole('link', { name }).click();
		await expect(page).toHaveURL(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}

	wire.meddle = (_, text) => text.replaceAll(version, `${version}-next`);
	const context = page.context();
	await page.close();
	const later = await context.newPage();
	await visit(later, '/');
	await expect.poll(() => later.evaluate(() => caches.keys())).toEqual([`${old}-next`]);
});

test('the first visit comes first: what is kept is fetched when the page is at rest', async ({
	reader,
	wire
}) => {
	const page = await reader();
	await page.goto(letter.path);
	const own = await page.evaluate(() =>
		performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
	);
	await settled(page);
	const began = wire.asked.indexOf('/service-worker.js');
	expect(began).toBeGreaterThan(0);
	for (const path of own.filter((path) => path.startsWith('/_app/immutable/'))) {
		expect(wire.asked.indexOf(path), path).toBeLessThan(began);
	}
});
