import type { Locator } from '@playwright/test';
import { test } from './circle.ts';
import { letter, step } from './letter.ts';
import { expect, visit } from './people.ts';

test.describe.configure({ mode: 'parallel' });

test.describe('with the colours of their own system, somebody sees', () => {
	test.use({ contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

	/** Whether it looks another way afterwards. */
	async function changes(what: Locator, change: () => Promise<unknown>): Promise<boolean> {
		const before = await what.screenshot();
		await change();
		return !before.equals(await what.screenshot());
	}

	test('which step is ticked, and where the focus is', async ({ page }) => {
		await visit(page, letter.path);
		const first = page.locator('.steps > li').first();
		const second = page.locator('.steps > li').nth(1);
		expect(await changes(first, async () => {})).toBe(false);
		await step(page).focus();
		expect(await changes(first, () => page.keyboard.press('Space'))).toBe(true);
		// Past the step's page and its smaller version.
		for (let past = 0; past < 2; past++) await page.keyboard.press('Tab');
		expect(await changes(second, () => page.keyboard.press('Tab'))).toBe(true);
		await expect(step(page, 1)).toBeFocused();
	});

	test('which of two is chosen', async ({ browser, circle }) => {
		const page = await browser.newPage({ storageState: circle.browserOf('newcomer') });
		await visit(page, circle.invitation);
		const card = page.locator('.card').last();
		await page.getByRole('radio').first().focus();
		expect(await changes(card, () => page.keyboard.press('ArrowDown'))).toBe(true);
		await expect(card.getByRole('radio')).toBeChecked();
		// To be chosen and to have the focus are two things.
		expect(await changes(card, () => page.keyboard.press('Tab'))).toBe(true);
		await page.close();
	});

	test('which page they are on', async ({ page }) => {
		await visit(page, '/letters');
		const places = page.getByRole('navigation', { name: 'Course' }).getByRole('link');
		await expect(places.filter({ hasText: 'Letters' })).toHaveCSS(
			'text-decoration-line',
			'underline'
		);
		await expect(places.filter({ hasText: 'Gatherings' })).toHaveCSS(
			'text-decoration-line',
			'none'
		);
	});
});

for (const [reducedMotion, moves] of [
	['reduce', false],
	['no-preference', true]
] as const) {
	test(`whoever asks for stillness gets it: ${reducedMotion}`, async ({ page }) => {
		await page.emulateMedia({ reducedMotion });
		await visit(page, letter.path);
		const moving = await step(page).evaluate((box: HTMLInputElement) => {
			box.click();
			return document.getAnimations().length;
		});
		expect(moving > 0).toBe(moves);
	});
}
