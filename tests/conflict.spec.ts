import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, save, wordsOf, write, writeElsewhere } from './letter.ts';
import { enter, expect, visit } from './people.ts';

test.describe('two tabs', () => {
	const older = 'Older words, in the tab that slept.';
	const newer = 'Newer words, from the other one.';

	for (const { press, stands } of [
		{ press: 'Keep the newer words', stands: newer },
		{ press: 'Keep the words in the field', stands: older }
	]) {
		test(`an older edit never replaces a newer one; both are shown: “${press}”`, async ({
			arrive,
			elsewhere,
			scripted
		}) => {
			const { page, ...person } = await arrive('Chen');
			const other = await elsewhere(person);
			await visit(page, letter.path);
			await writeElsewhere(other, newer);

			const { section, field, status } = prompt(page);
			await quarrel(page, scripted, { older, newer });
			await expect(section).toBeInViewport();
			expect(await wordsOf(other)).toBe(newer);

			// No other button of the page settles which words stand.
			await write(page, scripted, 'Another matter.', 1);
			await page.getByRole('button', { name: 'I have read this letter' }).click();
			await expect(page.getByText('You marked this letter as read.')).toBeVisible();
			await expect(page.getByText('Newer words stand here already')).toBeVisible();
			await expect(field).toHaveValue(older);
			expect(await wordsOf(other)).toBe(newer);

			const isSent = scripted || stands === older;
			await section.getByRole(isSent ? 'button' : 'link', { name: press }).click();
			await expect(status).toHaveText(isSent ? 'Saved just now' : /^Saved on/);
			await expect(field).toHaveValue(stands);
			await expect(page.getByText('Newer words stand here already')).toHaveCount(0);
			expect(await wordsOf(other)).toBe(stands);
			expect(await wordsOf(other, 1)).toBe('Another matter.');
		});
	}

	test('the same words from both, or other words to another question, are no quarrel', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Dewi');
		const other = await elsewhere(person);
		await visit(page, letter.path);
		await writeElsewhere(other, newer, 0);
		await writeElsewhere(other, newer, 1);
		await write(page, scripted, newer, 0);
		await write(page, scripted, older, 2);
		expect(await wordsOf(other, 1)).toBe(newer);
		expect(await wordsOf(other, 2)).toBe(older);
	});

	test.describe('with script', () => {
		test.skip(({ scripted }) => !scripted, 'Without script both are kept by copying.');

		test('of two open browsers both texts can be kept, one below the other', async ({
			arrive,
			another
		}) => {
			const { page, email } = await arrive('Esra');
			const other = await another();
			await enter(other, email);
			await visit(page, letter.path);
			await visit(other, letter.path);
			await write(other, true, newer);
			await quarrel(page, true, { older, newer });
			await page.getByRole('button', { name: 'Keep both, one below the other' }).click();
			await expect(prompt(page).status).toHaveText('Saved just now');
			const both = `${newer}\n\n${older}`;
			expect(await wordsOf(other)).toBe(both);

			// The other one knows nothing of that, and writes on: it is asked in its turn.
			await quarrel(other, true, { older: `${newer} And on.`, newer: both });
			await other.getByRole('button', { name: 'Keep the newer words' }).click();
			await expect(prompt(other).field).toHaveValue(both);
			await expect(prompt(other).status).toHaveText('Saved just now');
			expect(await wordsOf(page)).toBe(both);
		});
	});
});

/** Saves an older edit over newer words, up to where both are shown. */
async function quarrel(
	page: Page,
	scripted: boolean,
	{ older, newer }: { older: string; newer: string }
): Promise<void> {
	const { section, field, status } = prompt(page);
	await field.fill(older);
	await save(page, scripted);
	await expect(section.getByText('Newer words stand here already')).toBeVisible();
	await expect(field).toHaveValue(older);
	await expect(section.getByRole('textbox', { name: 'The newer words' })).toHaveValue(newer);
	await expect(status).toHaveText('Not saved yet');
}
