import type { Page } from '@playwright/test';
import { letter, prompt, step, tickElsewhere, wordsOf, writeElsewhere } from './letter.ts';
import { test } from './circle.ts';
import {
	askForCode,
	enter,
	expect,
	newAddress,
	nextMail,
	post,
	reload,
	send,
	signIn,
	typeCode,
	visit
} from './people.ts';

const words = 'I finished her sentence, and she let me.';
const keep = { name: 'Yes, keep them as mine' };
const remove = { name: 'No, remove them' };

test('what a stranger ticked and wrote is theirs after signing in and saying yes', async ({
	stranger: page,
	register,
	scripted
}) => {
	const { email } = await register('Lena');
	await leave(page, words);
	await signInFromLetter(page, email, scripted);
	await page.getByRole('button', keep).click();

	await expect(page).toHaveURL(`${letter.path}#reflect`);
	await expect(prompt(page).field).toHaveValue(words);
	await expect(step(page)).toBeChecked();
	await visit(page, letter.path);
	await expect(prompt(page).field).toHaveValue(words);
	await expect(step(page)).toBeChecked();
	await expect(step(page, 1)).not.toBeChecked();
	await expect(page.getByRole('button', keep)).toHaveCount(0);
});

test('a new person is asked for their name on the way, and loses nothing by it', async ({
	stranger: page,
	scripted
}) => {
	const email = newAddress('Milo');
	await leave(page, words);
	await towardsSignIn(page, scripted);
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
	// Without script the words are in the form, so the question comes before the name.
	if (!scripted) await page.getByRole('button', keep).click();
	await page.getByLabel('What shall we call you?').fill('Milo');
	await page.getByRole('button', { name: 'Go on' }).click();
	if (scripted) await page.getByRole('button', keep).click();
	await expect(page).toHaveURL(`${letter.path}#reflect`);
	await expect(prompt(page).field).toHaveValue(words);
	await expect(step(page)).toBeChecked();
});

test('the question does not show the words, and nothing is taken before it is answered', async ({
	stranger: page,
	register,
	scripted
}) => {
	const nadia = await register('Nadia');
	await leave(page, words);
	await signInFromLetter(page, nadia.email, scripted);
	await expect(page.getByText(words)).toHaveCount(0);
	for (const field of await page.getByRole('textbox').all()) await expect(field).toHaveValue('');

	expect(await wordsOf(nadia)).toBe('');
});

test('on a no they are gone, from the tab as well, and nobody is asked again', async ({
	stranger: page,
	register,
	scripted
}) => {
	const { email } = await register('Otis');
	await leave(page, words);
	await signInFromLetter(page, email, scripted);
	await page.getByRole('button', remove).click();
	await expect(page.getByRole('button', remove)).toHaveCount(0);
	await expect(page).toHaveURL(`${letter.path}#reflect`);
	await expect(prompt(page).field).toHaveValue('');
	await expect(step(page)).not.toBeChecked();
	await visit(page, letter.path);
	await expect(page.getByRole('button', keep)).toHaveCount(0);
	await expect(prompt(page).field).toHaveValue('');
	await expect(step(page)).not.toBeChecked();
});

test('words that stand already stay, with the new ones below them', async ({
	stranger: page,
	register,
	scripted
}) => {
	const priya = await register('Priya');
	await writeElsewhere(priya, 'What stood before.');
	await tickElsewhere(priya, 1);

	await leave(page, words);
	await signInFromLetter(page, priya.email, scripted);
	await page.getByRole('button', keep).click();
	await expect(prompt(page).field).toHaveValue(`What stood before.\n\n${words}`);
	await expect(step(page, 0)).toBeChecked();
	await expect(step(page, 1)).toBeChecked();
});

test('what is more than fits beside what stands is shown to be copied, and what stands stays', async ({
	stranger: page,
	register,
	scripted
}) => {
	const stood = 'a'.repeat(15_000);
	const wrote = 'b'.repeat(10_000);
	const quentin = await register('Quentin');
	await writeElsewhere(quentin, stood);

	await leave(page, wrote);
	await signInFromLetter(page, quentin.email, scripted);
	await page.getByRole('button', keep).click();
	const shown = page.locator('textarea[readonly]');
	await expect(shown).toHaveValue(wrote);
	await expect(page.getByText(/These words are longer than there is room for/)).toBeVisible();
	await page.getByText('I have them, go on').click();
	await expect(page).toHaveURL(`${letter.path}#reflect`);
	await expect(shown).toHaveCount(0);
	expect(await wordsOf(quentin)).toBe(stood);
	await visit(page, letter.path);
	await expect(step(page)).toBeChecked();
});

test.describe('by hand', () => {
	test.skip(({ scripted }) => scripted, 'asked once');

	test('words that are too long even alone come back to be copied', async ({ register }) => {
		const rahel = await register('Rahel');
		const long = 'c'.repeat(20_001);
		const bodies = { [letter.prompts[0].id]: long, [letter.prompts[1].id]: 'This fits.' };
		const carry = JSON.stringify({ letter: letter.slug, steps: [], bodies });
		const answer = await send(rahel, '/account/sign-in?/take', { carry, next: letter.path });
		expect(await answer.text()).toContain(long);
		expect(await wordsOf(rahel, 0)).toBe('');
		expect(await wordsOf(rahel, 1)).toBe('This fits.');
	});
});

test.describe('in the tab, with script', () => {
	test.skip(({ scripted }) => !scripted, 'Without script, words live in the form alone.');

	test('they survive a reload, and the page says where they are', async ({ stranger: page }) => {
		await leave(page, words);
		await expect(page.getByText('Ticked, and kept in this tab.')).toBeVisible();
		await expect(prompt(page).status).toHaveText('Kept in this tab');
		await expect(
			prompt(page).section.getByText('Only in this tab, until you sign in')
		).toBeVisible();
		await reload(page);
		await expect(prompt(page).field).toHaveValue(words);
		await expect(step(page)).toBeChecked();
		await page.getByRole('link', { name: 'Gatherings' }).first().click();
		await expect(page).toHaveURL('/gatherings');
		await page.goBack();
		await expect(prompt(page).field).toHaveValue(words);
		await expect(prompt(page).status).toHaveText('Kept in this tab');
	});

	test('what is taken out again is nowhere any more', async ({ stranger: page }) => {
		await leave(page, words);
		await prompt(page).field.fill('');
		await step(page).uncheck();
		await reload(page);
		await expect(prompt(page).field).toHaveValue('');
		await expect(step(page)).not.toBeChecked();
	});

	test('words typed before the script came are kept as well', async ({ stranger: page }) => {
		let go = () => {};
		const waiting = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/*.js', async (route) => {
			await waiting;
			await route.continue();
		});
		await page.goto(letter.path, { waitUntil: 'commit' });
		await prompt(page).field.fill(words);
		await step(page).check();
		go();
		await expect(prompt(page).status).toHaveText('Kept in this tab');
		await reload(page);
		await expect(prompt(page).field).toHaveValue(words);
		await expect(step(page)).toBeChecked();
	});

	test('a new tab is not offered them; the tab itself is', async ({ stranger: page, register }) => {
		await leave(page, words);
		const { email } = await register('Rosa');
		await enter(page, email);
		const tab = await page.context().newPage();
		await visit(tab, letter.path);
		await expect(tab.getByRole('button', keep)).toHaveCount(0);
		await expect(prompt(tab).field).toHaveValue('');
		await expect(step(tab)).not.toBeChecked();
		await visit(page, letter.path);
		await expect(page.getByRole('button', keep)).toBeVisible();
	});

	test('signing out takes them out of the tab, and the next person is not asked', async ({
		stranger: page,
		register
	}) => {
		const first = await register('Sami');
		await leave(page, words);
		await signInFromLetter(page, first.email, true);
		await page.getByRole('link', { name: 'Account' }).click();
		await page.getByRole('button', { name: 'Sign out here' }).click();
		await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

		const stored = await page.evaluate(() =>
			JSON.stringify({ ...sessionStorage, ...localStorage })
		);
		expect(stored).not.toContain('five-letters');
		const second = await register('Tilda');
		await signIn(page, second.email, { next: letter.path });
		await expect(page).toHaveURL(letter.path);
		await expect(prompt(page).field).toHaveValue('');
		await expect(page.getByRole('button', keep)).toHaveCount(0);
	});

	test('when the session ends before the answer, they are still in the tab', async ({
		stranger: page,
		register
	}) => {
		const ulla = await register('Ulla');
		await leave(page, words);
		await signInFromLetter(page, ulla.email, true);
		await post(ulla, '/account?/sign-out-everywhere', {});
		await page.getByRole('button', keep).click();
		await expect(
			page.getByText('Your session has ended. They are still in this tab.')
		).toBeVisible();

		await page.getByRole('link', { name: 'Sign in again' }).click();
		await askForCode(page, ulla.email);
		await typeCode(page, (await nextMail(ulla.email)).code);
		await page.getByRole('button', keep).click();
		await expect(prompt(page).field).toHaveValue(words);
		await expect(step(page)).toBeChecked();
	});

	test('when the server is away at the answer, they are still in the tab', async ({
		stranger: page,
		register
	}) => {
		const { email } = await register('Vigo');
		await leave(page, words);
		await signInFromLetter(page, email, true);
		await page.route('**/sign-in?/take', (route) => route.abort());
		await page.getByRole('button', keep).click();
		await expect(page.getByText('That did not reach us. They are still in this tab')).toBeVisible();
		await page.unroute('**/sign-in?/take');
		await page.getByRole('button', keep).click();
		await expect(prompt(page).field).toHaveValue(words);
	});
});

test.describe('in the form, without script', () => {
	test.skip(({ scripted }) => scripted, 'With script, words live in the tab.');

	test('the way in says that they come along, and a wrong code or address does not lose them', async ({
		stranger: page,
		register
	}) => {
		const { email } = await register('Willa');
		await leave(page, words);
		await towardsSignIn(page, false);
		await expect(
			page.getByText('What you ticked and wrote comes along in this form.')
		).toBeVisible();
		await page.getByLabel('Your e-mail address').fill('willa@clinic');
		await page.getByRole('button', { name: 'Send me a code' }).click();
		await expect(page.getByText('This does not look like an e-mail address yet.')).toBeVisible();
		await askForCode(page, email);
		await typeCode(page, '000000');
		await expect(page.getByText('This code does not open the door.')).toBeVisible();
		await typeCode(page, (await nextMail(email)).code);
		await page.getByRole('button', keep).click();
		await expect(prompt(page).field).toHaveValue(words);
		await expect(step(page)).toBeChecked();
	});

	test('when the session ends before the answer, they go round once more', async ({
		stranger: page,
		register
	}) => {
		const xaver = await register('Xaver');
		await leave(page, words);
		await signInFromLetter(page, xaver.email, false);
		await post(xaver, '/account?/sign-out-everywhere', {});
		await page.getByRole('button', keep).click();
		await expect(page.getByText('Your session has ended.')).toBeVisible();
		await askForCode(page, xaver.email);
		await typeCode(page, (await nextMail(xaver.email)).code);
		await page.getByRole('button', keep).click();
		await expect(prompt(page).field).toHaveValue(words);
	});

	test('who left nothing is asked nothing', async ({ stranger: page, register }) => {
		const { email } = await register('Yuki');
		await visit(page, letter.path);
		await towardsSignIn(page, false);
		await askForCode(page, email);
		await typeCode(page, (await nextMail(email)).code);
		await expect(page).toHaveURL(`${letter.path}#reflect`);
	});
});

/** A stranger ticks the first step and writes to the first prompt. */
async function leave(page: Page, words: string): Promise<void> {
	await visit(page, letter.path);
	await step(page).check();
	await prompt(page).field.fill(words);
}

async function towardsSignIn(page: Page, scripted: boolean): Promise<void> {
	if (scripted) await page.getByRole('link', { name: 'Sign in to keep it' }).click();
	else await page.getByRole('button', { name: 'Sign in to keep these' }).click();
}

/** Signs in from the letter's own page, up to the question whose these are. */
async function signInFromLetter(page: Page, email: string, scripted: boolean): Promise<void> {
	await towardsSignIn(page, scripted);
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
	await expect(page.getByText(/yours\?/)).toBeVisible();
}
