import { letter, step } from './letter.ts';
import { test } from './circle.ts';
import { expect, visit } from './people.ts';

test('a stranger reads the front page, the list and a letter, and the course keeps no trace of it', async ({
	stranger: page
}) => {
	const context = page.context();
	await visit(page, '/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(
		page.getByRole('heading', { name: 'What is stored, and who can read it' })
	).toBeVisible();
	await expect(page.getByText('No account needed to read.')).toBeVisible();

	await page
		.getByRole('navigation', { name: 'Course' })
		.getByRole('link', { name: 'Letters' })
		.click();
	await expect(page).toHaveURL('/letters');
	await expect(page.getByRole('link', { name: 'Letters', exact: true })).toHaveAttribute(
		'aria-current',
		'page'
	);
	await page.getByRole('link', { name: letter.title, exact: true }).click();

	await expect(page).toHaveURL(letter.path);
	await expect(page.getByRole('heading', { level: 1, name: letter.title })).toBeVisible();
	for (const at of letter.steps.keys()) await expect(step(page, at)).toBeVisible();
	await expect(page.getByText('You are not signed in.', { exact: false })).toBeVisible();

	expect(await context.cookies()).toEqual([]);
	// How far somebody got stays in their own browser, to be offered when they come back.
	const { origins } = await context.storageState();
	const kept = origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name));
	expect(kept.filter((name) => name !== `five-letters:place:${letter.slug}`)).toEqual([]);
});

test('the front door leads to the first letter in one press', async ({ stranger: page }) => {
	await visit(page, '/');
	await page.getByRole('link', { name: 'Read the first letter' }).click();
	await expect(page.getByRole('heading', { level: 1, name: letter.title })).toBeVisible();
});

test('a word of the letter opens its meaning in place, and Escape closes it', async ({
	stranger: page
}) => {
	await visit(page, letter.path);
	const [{ term, meaning }] = letter.words;
	const inPlace = page.locator('.prose').getByText(meaning);
	await expect(inPlace).toBeHidden();
	await page.getByRole('button', { name: term, exact: true }).click();
	await expect(inPlace).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(inPlace).toBeHidden();
});

test('a step shows its smaller version when asked', async ({ stranger: page }) => {
	await visit(page, letter.path);
	const smaller = page.getByText(letter.steps[0].smaller);
	await expect(smaller).toBeHidden();
	await page.locator('summary', { hasText: 'Smaller version' }).first().click();
	await expect(smaller).toBeVisible();
});

test('the gatherings stand as a plain page, with where to write', async ({ stranger: page }) => {
	const context = page.context();
	await visit(page, '/');
	await page
		.getByRole('navigation', { name: 'Course' })
		.getByRole('link', { name: 'Gatherings' })
		.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Gatherings' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'In a group' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Write to/ })).toHaveAttribute('href', /^mailto:/);
	expect(await context.cookies()).toEqual([]);
});

test('who follows a wrong address finds a calm page and a way on', async ({ stranger: page }) => {
	const answer = await page.goto('/letters/there-is-no-such-letter');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
	await page.getByRole('link', { name: 'To the letters' }).click();
	await expect(page).toHaveURL('/letters');
});

test('private places send a stranger to sign in, and know the way back', async ({
	stranger: page
}) => {
	for (const path of ['/account', '/cohorts']) {
		await visit(page, path);
		await expect(page).toHaveURL(`/account/sign-in?next=${encodeURIComponent(path)}`);
		await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	}
});
