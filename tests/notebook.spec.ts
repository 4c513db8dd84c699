import { readFile } from 'node:fs/promises';
import { test } from './circle.ts';
import { letter, writeElsewhere } from './letter.ts';
import { expect, post, visit, type Asking } from './people.ts';

/** Keeps a page of its own, as the notebook's form does. */
async function keepPage(who: Asking, body: string): Promise<void> {
	await post(who, '/notebook?/write', { id: crypto.randomUUID(), body });
}

test('all that a learner wrote gathers in the notebook, with its question', async ({ arrive }) => {
	const { page } = await arrive('Noor');
	await visit(page, '/notebook');
	await expect(page.getByText('Nothing is written yet.')).toBeVisible();
	await writeElsewhere(page, 'I decided where they would sit.');
	await page.getByLabel('Your words').fill('A page about nothing in particular.\n\nAnd more.');
	await page.getByRole('button', { name: 'Keep this page' }).click();
	await expect(page.getByRole('heading', { name: 'A page of its own', exact: true })).toBeVisible();
	await expect(page.getByText('And more.')).toBeVisible();
	await expect(page.getByRole('heading', { name: letter.prompts[0].question })).toBeVisible();
	await page.getByRole('link', { name: letter.prompts[0].question }).click();
	await expect(page.getByLabel('Your words')).toHaveValue('I decided where they would sit.');
});

test('words are found without their accents and by their forms, and marked', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	await keepPage(page, 'We met at the café and spoke of houses.');
	await keepPage(page, 'Nothing of the kind.');
	await visit(page, '/notebook');
	await page.getByLabel('Find in what you wrote').fill('cafe housing');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('One entry with “cafe housing”')).toBeVisible();
	await expect(page.locator('mark')).toHaveText(['café', 'houses']);
	await page.getByLabel('Find in what you wrote').fill('harbour');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('Nothing you wrote holds “harbour”.')).toBeVisible();
	await page.getByRole('link', { name: 'Show everything' }).click();
	await expect(page.locator('.entries > li')).toHaveCount(2);
});

test('an entry is changed where it stands, and newer words from elsewhere are never replaced', async ({
	arrive
}) => {
	const { page } = await arrive('Ida');
	await writeElsewhere(page, 'First words.');
	const path = `/notebook/${letter.slug}/${letter.prompts[0].id}`;
	await visit(page, path);
	await page.getByLabel('Your words').fill('Second words.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved just now')).toBeVisible();
	await writeElsewhere(page, 'From another device.');
	await page.getByLabel('Your words').fill('Third words.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('The newer words')).toHaveValue('From another device.');
	await expect(page.getByLabel('Your words')).toHaveValue('Third words.');
	await page.getByRole('button', { name: 'Keep the words in the field' }).click();
	await expect(page.getByText('Saved just now')).toBeVisible();
	await expect(page.getByLabel('Your words')).toHaveValue('Third words.');
});

test('what stood before much was taken away can be read again and brought back', async ({
	arrive
}) => {
	const { page } = await arrive('Jun');
	const long = 'An hour in which nobody said very much, and all of it mattered.';
	await writeElsewhere(page, long);
	await writeElsewhere(page, 'Gone.');
	await visit(page, `/notebook/${letter.slug}/${letter.prompts[0].id}`);
	await page.locator('summary', { hasText: 'An hour in which' }).click();
	await page.getByRole('button', { name: 'Bring these words back' }).click();
	await expect(page.getByLabel('Your words')).toHaveValue(long);
});

test('deleting asks nothing first, can be undone, and leaves nothing to be seen', async ({
	arrive
}) => {
	const { page } = await arrive('Wren');
	const { question, id } = letter.prompts[0];
	const path = `/notebook/${letter.slug}/${id}`;
	await writeElsewhere(page, 'To be gone, and long enough to have had another version once.');
	await writeElsewhere(page, 'To be gone.');
	await visit(page, path);
	await page.getByRole('button', { name: 'Delete these words' }).click();
	await expect(page).toHaveURL('/notebook#deleted');
	await expect(page.locator('#deleted')).toBeFocused();
	await expect(page.getByText('Nothing is written yet.')).toBeVisible();
	await expect(page.getByText('You can undo it for ten minutes.')).toBeVisible();
	for (const place of ['/notebook', '/notebook?q=gone', '/notebook/export', path, letter.path]) {
		expect(await (await page.request.get(place)).text(), place).not.toContain('To be gone');
	}

	await page.getByRole('button', { name: `Undo deleting “${question}”` }).click();
	await expect(page.getByText('Your words are back, with their earlier versions.')).toBeVisible();
	await expect(page.getByLabel('Your words')).toHaveValue('To be gone.');
	await expect(page.locator('summary', { hasText: 'long enough' })).toBeVisible();

	await page.getByRole('button', { name: 'Delete these words' }).click();
	const again = await page.goto(path);
	expect(again?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
});

test('all of it can be taken along, as a text, as data and on paper', async ({ arrive }) => {
	const { page } = await arrive('Amara');
	await writeElsewhere(page, 'I waited, <b>and</b> then I asked.');
	await keepPage(page, 'A page of my own.');
	await visit(page, '/notebook');
	for (const [link, ending] of [
		['As text (Markdown)', '.md'],
		['As data (JSON)', '.json']
	] as const) {
		const coming = page.waitForEvent('download');
		await page.getByRole('link', { name: link }).click();
		const file = await coming;
		expect(file.suggestedFilename()).toMatch(
			new RegExp(`^notebook-\\d{4}-\\d\\d-\\d\\d\\${ending}$`)
		);
		const text = await readFile(await file.path(), 'utf8');
		expect(text).toContain('I waited, <b>and</b> then I asked.');
		expect(text).toContain(letter.prompts[0].question);
		expect(text).toContain('A page of my own.');
	}
	await page.getByRole('link', { name: 'To print' }).click();
	await expect(page.getByText('I waited, <b>and</b> then I asked.')).toBeVisible();

	const place = `${letter.path}/steps/${letter.steps[0].id}`;
	await post(page, `${place}?/plan`, { cue: 'it rains', act: 'wait' });
	await post(page, `${place}?/try`, { tried_on: '2026-11-20', went: 'Slowly.' });
	await visit(page, '/notebook');
	await page.getByRole('link', { name: 'In a workbook' }).click();
	const leaf = page.getByRole('article', { name: letter.title });
	const step = leaf.getByRole('listitem').filter({ hasText: letter.steps[0].text });
	await expect(step).toContainText('If it rains, then I will wait.');
	await expect(step).toContainText('Tried 20 November 2026: Slowly.');
	const answered = leaf.locator('.answered');
	await expect(answered.getByRole('heading')).toHaveText(letter.prompts[0].question);
	await expect(answered).toContainText('I waited, <b>and</b> then I asked.');
	await expect(page.locator('.workbook .leaf').nth(5)).toContainText('A page of my own.');
	const answer = await page.request.get('/notebook/workbook');
	expect(answer.headers()['cache-control']).toBe('private, no-store');
});

test('nobody finds another person’s words, by search, address or export', async ({
	register,
	arrive
}) => {
	const ivo = await register('Ivo');
	await writeElsewhere(ivo, 'What Ivo alone should read.');
	const { page } = await arrive('Mara');
	for (const path of ['?q=Ivo', '/export?as=json', '/print', '/workbook']) {
		expect(await (await page.request.get(`/notebook${path}`)).text()).not.toContain('should read');
	}
	const there = await page.request.get(`/notebook/${letter.slug}/${letter.prompts[0].id}`);
	expect(there.status()).toBe(404);
});
