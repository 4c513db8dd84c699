import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { letter } from './letter.ts';
import { test } from './circle.ts';
import { expect, setting, visit } from './people.ts';

test('someone looks for a word and is led to where it stands', async ({ stranger: page }) => {
	await visit(page, '/letters');
	await lookFor(page, 'MICROAGGRESSIONS');
	await expect(page).toHaveURL('/letters?q=MICROAGGRESSIONS');
	await expect(
		page.getByRole('heading', { name: /places speak of “MICROAGGRESSIONS”/ })
	).toBeVisible();
	await expect(page.getByRole('searchbox')).toHaveValue('MICROAGGRESSIONS');

	for (const place of ['Words', 'Sources', `Letter 1: ${letter.title}`]) {
		await expect(found(page).filter({ hasText: place }).first()).toBeVisible();
	}
	for (const one of await found(page).all()) {
		await expect(one.locator('mark').first()).toHaveText(/^microaggression/i);
	}

	const known = found(page)
		.filter({ hasText: letter.title })
		.getByRole('link', { name: 'What we know' });
	await known.click();
	await expect(page).toHaveURL(`${letter.path}#what-we-know`);
	await expect(page.getByRole('heading', { name: 'What we know' })).toBeInViewport();
});

test('accents, case and the end of a word make no difference', async ({ stranger: page }) => {
	await visit(page, '/letters?q=martin+baro');
	await expect(found(page).getByText('Martín').first()).toBeVisible();
	await lookFor(page, 'clinic');
	await expect(
		page
			.locator('mark')
			.filter({ hasText: /^clinicians?$/ })
			.first()
	).toBeVisible();
});

test('who finds nothing is told kindly, and whatever they typed harms nothing', async ({
	stranger: page
}) => {
	const odd = '"><img src=x onerror=alert(1)> zzyzx';
	await visit(page, '/letters');
	await lookFor(page, 'zzyzx');
	await expect(page.getByRole('heading', { name: 'Nothing here says “zzyzx”' })).toBeVisible();
	await lookFor(page, '?!');
	await expect(page.getByRole('heading', { name: 'Nothing here says “?!”' })).toBeVisible();
	await visit(page, `/letters?q=${encodeURIComponent(odd)}`);
	await expect(page.getByRole('searchbox')).toHaveValue(odd);
	await visit(page, `/letters?q=${'power+'.repeat(1500)}`);
	await expect(found(page).first()).toBeVisible();
	await page.getByRole('link', { name: 'Back to all letters' }).click();
	await expect(page.getByRole('link', { name: letter.title, exact: true })).toBeVisible();
});

test('what people look for is in no log', async ({ stranger: page }) => {
	await visit(page, '/letters?q=quetzalcoatl');
	await lookFor(page, 'quetzalcoatlus');
	await expect(page).toHaveURL('/letters?q=quetzalcoatlus');
	const log = readFileSync(setting('COURSE_LOG'), 'utf8');
	expect(log).toContain('"route":"/letters"');
	expect(log).not.toContain('quetzal');
});

test('a word has a place of its own, and leads to the letter that uses it', async ({
	stranger: page
}) => {
	const [{ term, meaning }] = letter.words;
	await visit(page, '/letters');
	await page.getByRole('link', { name: 'Words', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Words' })).toBeVisible();
	await visit(page, `/glossary#word-${term}`);
	const entry = page.locator(`#word-${term}`);
	await expect(entry).toBeInViewport();
	await expect(entry).toContainText(meaning);
	await entry.getByRole('link', { name: `Letter 1, ${letter.title}` }).click();
	await expect(page).toHaveURL(`${letter.path}#word-${term}`);
});

test('a source stands once, with where to find it and all letters that use it', async ({
	stranger: page
}) => {
	await visit(page, '/letters');
	await page.getByRole('link', { name: 'Sources', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
	const owen = page.getByRole('listitem').filter({ hasText: 'Owen, J.' });
	await expect(owen).toHaveCount(1);
	await expect(owen).toHaveId('source-owen-2014');
	await expect(owen.getByRole('link', { name: 'doi.org' })).toHaveAttribute(
		'href',
		'https://doi.org/10.1037/a0037420'
	);
	await expect(owen.getByRole('link', { name: /^Letter 4/ })).toBeVisible();
	await owen.getByRole('link', { name: /^Letter 1/ }).click();
	await expect(page).toHaveURL(`${letter.path}#source-owen-2014`);
});

test('a stranger sees no marks', async ({ stranger: page }) => {
	await visit(page, '/letters');
	await expect(page.locator('.letters > li')).toHaveCount(5);
	await expect(page.getByText('Marked as read')).toHaveCount(0);
	await expect(page.getByText(/practised/)).toHaveCount(0);
});

test.describe('someone signed in', () => {
	test.use({ who: 'learner' });

	test('sees where they are, and nothing about letters they have not begun', async ({ page }) => {
		await visit(page, '/letters');
		const rows = page.locator('.letters > li');
		await expect(rows.first()).toContainText('Marked as read');
		await expect(rows.first()).toContainText(new RegExp(`\\d of ${letter.steps.length} practised`));
		await expect(rows.nth(1)).not.toContainText(/read|practised/);
		await lookFor(page, 'power');
		await expect(found(page).first()).toBeVisible();
	});
});

async function lookFor(page: Page, words: string): Promise<void> {
	await page.getByRole('searchbox', { name: 'Look for something' }).fill(words);
	await page.getByRole('button', { name: 'Look for it' }).click();
}

function found(page: Page) {
	return page.locator('.found').getByRole('listitem');
}
