import type { Page } from '@playwright/test';
import {
	letter,
	prompt,
	save,
	step,
	tick,
	tickElsewhere,
	wordsOf,
	write,
	writeElsewhere
} from './letter.ts';
import { test } from './circle.ts';
import {
	askForCode,
	enter,
	expect,
	look,
	newAddress,
	nextMail,
	post,
	reload,
	signIn,
	typeCode,
	visit,
	type Asking
} from './people.ts';

test('a learner comes with a code, ticks, writes, signs out, and finds it all on a second browser', async ({
	stranger: page,
	another,
	register,
	scripted
}) => {
	const words = 'I decided when we would stop.\nNobody had asked me to. 🪑';
	const email = newAddress('Noa');
	await signIn(page, email, { next: letter.path });
	await page.getByLabel('What shall we call you?').fill('Noa');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page).toHaveURL(letter.path);
	await reload(page);
	await tick(page, scripted);
	await write(page, scripted, words);
	await visit(page, '/account');
	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

	const later = await another();
	await signIn(later, email, { next: letter.path });
	await expect(step(later)).toBeChecked();
	await expect(prompt(later).field).toHaveValue(words);
	await expect(prompt(later).status).toHaveText(/^Saved on \d/);
	const somebodyElse = await register('Ugo');
	expect(await wordsOf(somebodyElse)).toBe('');
});

test.describe('ticks', () => {
	test('a tick stays and can be taken back; one made elsewhere meanwhile stays, too', async ({
		arrive,
		elsewhere,
		scripted
	}) => {
		const { page, ...person } = await arrive('Omar');
		await visit(page, letter.path);
		await tickElsewhere(await elsewhere(person), 1);
		await tick(page, scripted, 0);
		await tick(page, scripted, 2);
		await tick(page, scripted, 0, false);
		await visit(page, letter.path);
		await expect(step(page, 0)).not.toBeChecked();
		await expect(step(page, 1)).toBeChecked();
		await expect(step(page, 2)).toBeChecked();
	});

	test('“I have read this letter” is the reader’s to say and to take back', async ({ arrive }) => {
		const { page } = await arrive('Suri');
		await visit(page, letter.path);
		await page.getByRole('button', { name: 'I have read this letter' }).click();
		const told = page.getByRole('status').filter({ hasText: 'You marked this letter as read.' });
		await expect(told).toBeVisible();
		await visit(page, letter.path);
		await expect(told).toBeVisible();
		await page.getByRole('button', { name: 'Take the mark back' }).click();
		await expect(page.getByRole('button', { name: 'I have read this letter' })).toBeVisible();
		await expect(told).toHaveCount(0);
		await visit(page, letter.path);
		await expect(page.getByRole('button', { name: 'I have read this letter' })).toBeVisible();
	});
});

test.describe('reflections', () => {
	test('can be changed and taken out again; saving twice is no quarrel, whatever happens to line ends', async ({
		arrive,
		scripted
	}) => {
		const { page, ...person } = await arrive('Wanda');
		await visit(page, letter.path);
		const words = '\nOne line.\n\nAnother, after a blank one.\n';
		await write(page, scripted, words);
		await save(page, scripted);
		await expect(page.getByText('Newer words stand here already')).toHaveCount(0);
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue(words);
		await write(page, scripted, 'Something else.', 1);
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue(words);
		await write(page, scripted, `${words}A last one.`);
		await write(page, scripted, '');
		expect(await wordsOf(page), person.name).toBe('');
	});

	test('one character too many is said next to the field; the words stay, and hold up no others', async ({
		arrive,
		scripted
	}) => {
		const { page } = await arrive('Aino');
		await visit(page, letter.path);
		const long = 'a'.repeat(20_001);
		const { field, status } = prompt(page);
		await field.fill(long);
		await save(page, scripted);
		await expect(field).toHaveAccessibleDescription(
			/This is 1 character more than fit here \(20,000\)\./
		);
		await expect(field).toHaveValue(long);
		await expect(status).toHaveText('Not saved yet');

		await write(page, scripted, 'This one fits.', 1);
		expect(await wordsOf(page, 1)).toBe('This one fits.');
		expect(await wordsOf(page, 0)).toBe('');

		await expect(field).toHaveValue(long);
		await field.fill(long.slice(1));
		await save(page, scripted);
		await expect(status).toHaveText('Saved just now');
		await expect(field).not.toHaveAccessibleDescription(/more than fit here/);
		expect(await wordsOf(page)).toBe(long.slice(1));
	});
});

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

test.describe('with script', () => {
	test.skip(({ scripted }) => !scripted, 'Without script the browser itself says what it does.');

	test('what did not arrive is not said to be saved, and is sent again: ticks, marks and words', async ({
		arrive
	}) => {
		const { page } = await arrive('Zaid');
		await visit(page, letter.path);
		const kept = 'Kept on this device. It will be saved when you are back online.';
		await page.route('**/*save', (route) => route.abort());
		await step(page).click();
		await expect(page.getByText(kept)).toBeVisible();
		await page.getByRole('button', { name: 'I have read this letter' }).click();
		await expect(page.getByText(kept)).toHaveCount(2);
		await prompt(page).field.fill('Into the silence.');
		await prompt(page).field.blur();
		await expect(prompt(page).status).toHaveText(kept);
		await page.unroute('**/*save');
		await expect(prompt(page).status).toHaveText('Saved just now');
		await expect(page.getByText('Ticked and saved.')).toBeVisible();
		await expect(page.getByText('You marked this letter as read.')).toBeVisible();
		expect(await wordsOf(page)).toBe('Into the silence.');
	});

	test('what was ticked and typed before the script came is saved all the same', async ({
		arrive
	}) => {
		const { page } = await arrive('Xenia');
		let go = () => {};
		const waiting = new Promise<void>((resolve) => (go = resolve));
		await page.route('**/*.js', async (route) => {
			await waiting;
			await route.continue();
		});
		await page.goto(letter.path, { waitUntil: 'commit' });
		await prompt(page).field.fill('Quicker than the network.');
		await step(page).check();
		go();
		await expect(page.getByText('Ticked and saved.')).toBeVisible();
		await expect(prompt(page).status).toHaveText('Saved just now');
		await reload(page);
		await expect(step(page)).toBeChecked();
		await expect(prompt(page).field).toHaveValue('Quicker than the network.');
	});

	test('leaving right after the last word saves it, and nobody asks whose it is on return', async ({
		arrive
	}) => {
		const { page } = await arrive('Yusuf');
		await visit(page, letter.path);
		await prompt(page).field.fill('The last word.');
		await page.getByRole('navigation').getByRole('link', { name: 'Letters' }).click();
		await expect(page).toHaveURL('/letters');
		await expect.poll(() => wordsOf(page)).toBe('The last word.');
		await visit(page, letter.path);
		await prompt(page).field.fill('The very last word.');
		await page.goto('/gatherings');
		await expect.poll(() => wordsOf(page)).toBe('The very last word.');
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue('The very last word.');
		await expect(page.getByText(/yours\?/)).toHaveCount(0);
	});
});

test.describe('by hand', () => {
	test.skip(({ scripted }) => scripted, 'asked once');

	test('nobody writes or ticks for somebody else, nor to what the letter does not have', async ({
		register
	}) => {
		const ivo = await register('Ivo');
		const jun = await register('Jun');
		const [{ id }] = letter.prompts;
		const form = { [`body:${id}`]: 'Mine.', [`version:${id}`]: '0', user_id: jun.email };
		await post(ivo, `${letter.path}?/save`, form);
		expect(await wordsOf(jun)).toBe('');
		expect(await wordsOf(ivo)).toBe('Mine.');

		const nowhere = { step: 'of-another-letter', 'body:made-up': 'Nowhere.' };
		await post(ivo, `${letter.path}?/save`, nowhere);
		expect(await (await look(ivo, letter.path)).text()).not.toContain('Nowhere.');
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
