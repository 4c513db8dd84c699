import { test } from './circle.ts';
import { letter, prompt, save, step, tick, tickElsewhere, wordsOf, write } from './letter.ts';
import { expect, look, newAddress, post, reload, signIn, visit } from './people.ts';

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

	test('who comes back before it has arrived finds ticks and marks as they made them, and after it, too', async ({
		arrive
	}) => {
		const { page } = await arrive('Zoe');
		await visit(page, letter.path);
		await page.route('**/*save', (route) => route.abort());
		await step(page).click();
		await page.getByRole('button', { name: 'I have read this letter' }).click();
		const kept = page.getByText('Kept on this device. It will be saved when you are back online.');
		await expect(kept).toHaveCount(2);

		await reload(page);
		await expect(step(page)).toBeChecked();
		await expect(kept).toBeVisible();
		await expect(page.getByRole('button', { name: 'Take the mark back' })).toBeVisible();
		await page.unroute('**/*save');
		await expect(page.getByText('You marked this letter as read.')).toBeVisible();
		await expect(step(page)).toBeChecked();
		await reload(page);
		await expect(kept).toHaveCount(0);
		await expect(step(page)).toBeChecked();
		await expect(page.getByText('You marked this letter as read.')).toBeVisible();
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
		// A page that is torn down has a moment for what is there by then.
		await prompt(page).field.focus();
		await page.waitForLoadState('networkidle');
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
