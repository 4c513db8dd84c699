import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, save, step, tick, wordsOf, write } from './letter.ts';
import {
	askForCode,
	expect,
	newAddress,
	nextMail,
	post,
	signIn,
	typeCode,
	visit,
	type Asking
} from './people.ts';

test.describe('the session ends', () => {
	test('while writing: the words stay, and are kept after signing in again, none of them twice', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Fadi');
		await visit(page, letter.path);
		await write(page, scripted, 'What stood before.');
		await end(await elsewhere(person));

		const both = 'What stood before. And what came to me since.';
		const { field, status } = prompt(page);
		await field.fill(both);
		await save(page, scripted);
		await expect(status).toContainText(/your session has ended/i);
		await expect(field).toHaveValue(both);
		await expect(field).toBeInViewport();

		await signInAgain(page, person.email, scripted);
		await comeBack(page, scripted, `#body-${letter.prompts[0].id}`);
		await expect(field).toHaveValue(both);
		await expect(status).toHaveText(scripted ? 'Saved just now' : /^Saved on/);
		if (scripted) await expect(field).toBeInViewport();
		expect(await wordsOf(page)).toBe(both);
	});

	test('while ticking: the page says so, and the tick is kept after signing in again', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Runa');
		await visit(page, letter.path);
		await tick(page, scripted, 1);
		await end(await elsewhere(person));
		await step(page).setChecked(true);
		if (!scripted) await page.getByRole('button', { name: 'Save my ticks' }).click();
		await expect(
			page.getByRole('status').filter({ hasText: 'Your session has ended' })
		).toBeVisible();
		await expect(step(page)).toBeChecked();
		await signInAgain(page, person.email, scripted);
		await comeBack(page, scripted, '#reflect');
		await expect(step(page)).toBeChecked();
		await visit(page, letter.path);
		await expect(step(page)).toBeChecked();
		await expect(step(page, 1)).toBeChecked();
	});

	test('while taking a tick back: that is not said to be done', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Rune');
		await visit(page, letter.path);
		await tick(page, scripted);
		await end(await elsewhere(person));
		// Not `uncheck`, which waits for a box to stay empty that shall not.
		await step(page).click();
		if (!scripted) await page.getByRole('button', { name: 'Save my ticks' }).click();
		await expect(
			page.getByRole('status').filter({ hasText: 'Your session has ended' })
		).toBeVisible();
		await expect(page.getByText('Tick taken back.')).toHaveCount(0);
	});

	test('and whoever signs in next at this browser is shown none of the words', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Gita');
		await visit(page, letter.path);
		await end(await elsewhere(person));
		await prompt(page).field.fill('Only for me.');
		await save(page, scripted);
		await expect(prompt(page).status).toContainText(/your session has ended/i);

		const next = await page.context().newPage();
		await signIn(next, newAddress('Hana'), { next: letter.path });
		await next.getByLabel('What shall we call you?').fill('Hana');
		await next.getByRole('button', { name: 'Go on' }).click();
		await expect(next).toHaveURL(letter.path);
		await expect(prompt(next).field).toHaveValue('');
		await expect(next.getByText('Only for me.')).toHaveCount(0);
		await expect(next.getByRole('button', { name: 'Yes, keep them as mine' })).toHaveCount(0);
	});
});

/** Ends every session of whoever asks, on whatever device. */
async function end(who: Asking): Promise<void> {
	await post(who, '/account?/sign-out-everywhere', {});
}

/** From the page that says that the session has ended, to the question whose words these are. */
async function signInAgain(page: Page, email: string, scripted: boolean): Promise<void> {
	if (scripted) {
		await page
			.getByRole('link', { name: /^Sign in (again|to keep)/ })
			.first()
			.click();
	} else await page.getByRole('button', { name: 'Sign in to keep these' }).first().click();
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
}

/**
 * With script, what is here lies in the person's own outbox, and nobody asks whose it is; without,
 * it came along in the form.
 */
async function comeBack(page: Page, scripted: boolean, at: string): Promise<void> {
	if (!scripted) await page.getByRole('button', { name: 'Yes, keep them as mine' }).click();
	await expect(page).toHaveURL(`${letter.path}${scripted ? at : '#reflect'}`);
	await expect(page.getByText(/yours\?/)).toHaveCount(0);
}
