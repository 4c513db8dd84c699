import { test } from './circle.ts';
import { letter, prompt, step, wordsOf } from './letter.ts';
import { waiting } from './outbox.ts';
import { expect, visit } from './people.ts';

const kept = 'Kept on this device. It will be saved when you are back online.';
const notYet = 'Kept on this device, and not yet in the course';
const [first] = letter.steps;
const second = '/letters/where-our-training-comes-from';

test('a whole journey without a network arrives from whichever page is open next, once and in order', async ({
	arrive,
	elsewhere
}) => {
	const { page: letters, ...person } = await arrive('Oona');
	const context = letters.context();
	const [other, week] = [await context.newPage(), await context.newPage()];
	await visit(letters, letter.path);
	await visit(other, second);
	await visit(week, `${letter.path}/steps/${first.id}`);
	await context.setOffline(true);

	await prompt(letters).field.fill('Begun in the train.');
	await expect(prompt(letters).status).toHaveText(kept);
	const elsewhereField = other.getByRole('region').locator('textarea').first();
	await elsewhereField.fill('And to the second letter.');
	await expect(other.getByText(kept)).toBeVisible();
	await step(letters).check();
	await expect(letters.getByText(kept)).toHaveCount(2);
	await letters.getByRole('button', { name: 'I have read this letter' }).click();
	await expect(letters.getByRole('button', { name: 'Take the mark back' })).toBeVisible();
	await week.getByRole('button', { name: 'Take this on this week' }).click();
	await expect(week.getByRole('button', { name: 'Put it down' })).toBeVisible();
	await week.getByLabel('If', { exact: true }).fill('the train stops');
	await week.getByLabel('then I will').fill('breathe');
	await week.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(week.getByText(kept)).toBeVisible();
	const telling = week.locator('.telling');
	for (const went of ['Slowly.', 'Slower.']) {
		await telling.getByLabel('How it went').fill(went);
		await telling.getByRole('button', { name: 'I tried it' }).click();
		await expect(telling.getByLabel('How it went')).toHaveValue('');
	}
	await prompt(letters).field.fill('Begun in the train, ended in it.');
	await expect
		.poll(async () => (await waiting(letters)).map(({ kind }) => kind))
		.toEqual(['words', 'words', 'tick', 'read', 'choice', 'plan', 'try', 'try']);

	const next = await context.newPage();
	for (const page of [letters, other, week]) await page.close();
	await context.setOffline(false);
	const sent: string[] = [];
	next.on('request', (request) => {
		if (request.method() === 'POST') sent.push(new URL(request.url()).search);
	});
	await visit(next, '/desk');
	await expect.poll(() => waiting(next)).toEqual([]);
	expect(sent).toEqual([
		'?/save',
		'?/save',
		'?/save',
		'?/save',
		'?/choose',
		'?/plan',
		'?/try',
		'?/try'
	]);

	// The desk, which was shown without it, shows it now.
	await expect(next.locator('.taken')).toContainText('tried twice');
	await expect(next.locator('.taken')).toContainText('If the train stops, then I will breathe');
	const device = await elsewhere(person);
	expect(await wordsOf(device)).toBe('Begun in the train, ended in it.');
	await visit(next, letter.path);
	await expect(step(next)).toBeChecked();
	await expect(next.getByText('You marked this letter as read.')).toBeVisible();
	await visit(next, second);
	await expect(next.getByRole('region').locator('textarea').first()).toHaveValue(
		'And to the second letter.'
	);
});

test('two tabs write on one text by turns, and it is never a quarrel', async ({ arrive }) => {
	const { page: one } = await arrive('Iris');
	const two = await one.context().newPage();
	await visit(one, letter.path);
	await visit(two, letter.path);
	await prompt(one).field.fill('One.');
	await expect(prompt(one).status).toHaveText('Saved just now');
	await expect(prompt(two).field).toHaveValue('One.');
	await prompt(two).field.fill('One. Two.');
	await expect(prompt(one).field).toHaveValue('One. Two.');
	await expect(prompt(two).status).toHaveText('Saved just now');
	await prompt(one).field.fill('One. Two. Three.');
	await expect(prompt(one).status).toHaveText('Saved just now');
	await expect(prompt(two).field).toHaveValue('One. Two. Three.');
	expect(await wordsOf(one)).toBe('One. Two. Three.');
	for (const page of [one, two]) {
		await expect(page.getByText('Newer words stand here already')).toHaveCount(0);
	}
});

test('two tabs that did not hear of each other lose nothing: both texts are shown', async ({
	arrive
}) => {
	const { page: one } = await arrive('Ilse');
	const two = await one.context().newPage();
	// As a tab that the browser had put to sleep.
	await two.addInitScript(() => Object.assign(globalThis, { BroadcastChannel: undefined }));
	await visit(one, letter.path);
	await visit(two, letter.path);
	await one.context().setOffline(true);
	await prompt(one).field.fill('Of the first tab.');
	await expect(prompt(one).status).toHaveText(kept);
	await prompt(two).field.fill('Of the second tab.');
	await expect(prompt(two).status).toHaveText(kept);
	const next = await one.context().newPage();
	await one.close();
	await two.close();
	await next.context().setOffline(false);
	// Wherever they are next, they are told, and led to where both stand side by side.
	await visit(next, '/desk');
	const told = next.getByRole('group', { name: notYet });
	await expect(told).toContainText('A reflection, made on this page.');
	await expect(told.getByLabel('Its words, to copy')).toHaveValue('Of the second tab.');
	await told.getByRole('link', { name: 'See both, and choose' }).click();
	await expect(told).toHaveCount(0);
	const { section, field, status } = prompt(next);
	await expect(field).toHaveValue('Of the second tab.');
	await expect(section.getByRole('textbox', { name: 'The newer words' })).toHaveValue(
		'Of the first tab.'
	);
	await section.getByRole('button', { name: 'Keep both, one below the other' }).click();
	await expect(status).toHaveText('Saved just now');
	expect(await wordsOf(next)).toBe('Of the first tab.\n\nOf the second tab.');
	expect(await waiting(next)).toEqual([]);
});

test('words whose answer got lost are no quarrel with the words that came after them', async ({
	arrive
}) => {
	const { page } = await arrive('Inga');
	await visit(page, letter.path);
	await page.route(
		'**/*save',
		async (route) => {
			// It reaches the server, which keeps it; nobody hears of that.
			await route.fetch();
			await route.abort();
		},
		{ times: 1 }
	);
	await prompt(page).field.fill('First.');
	await expect(prompt(page).status).toHaveText(kept);
	await prompt(page).field.fill('First. Second.');
	await expect(prompt(page).status).toHaveText('Saved just now');
	expect(await wordsOf(page)).toBe('First. Second.');
	await expect(page.getByText('Newer words stand here already')).toHaveCount(0);
});

test('what was refused while its page was closed is told, with its words, and tried again or let go', async ({
	arrive
}) => {
	const { page: week } = await arrive('Odo');
	const next = await week.context().newPage();
	await visit(week, `${letter.path}/steps/${first.id}`);
	await week.context().setOffline(true);
	const telling = week.locator('.telling');
	await telling.getByLabel('When').fill('2999-01-01');
	await telling.getByLabel('How it went').fill('Ahead of my time.');
	await telling.getByRole('button', { name: 'I tried it' }).click();
	await expect(week.getByText(kept)).toBeVisible();
	await week.getByLabel('If', { exact: true }).fill('the bell rings');
	await week.getByLabel('then I will').fill('listen');
	await week.getByRole('button', { name: 'Keep this plan' }).click();
	await expect.poll(async () => (await waiting(week)).length).toBe(2);
	await week.close();
	await next.context().setOffline(false);
	const error = { message: 'There is no step of this name.' };
	await next.route(
		'**/*plan',
		(route) => route.fulfill({ json: { type: 'error', status: 404, error } }),
		{
			times: 1
		}
	);

	await visit(next, '/desk');
	const told = next.getByRole('group', { name: notYet });
	const [theTry, thePlan] = [told.getByRole('listitem').nth(0), told.getByRole('listitem').nth(1)];
	await expect(theTry).toContainText('A try, made on this page. This day has not come yet.');
	await expect(theTry.getByRole('textbox')).toHaveValue('2999-01-01\n\nAhead of my time.');
	await expect(thePlan).toContainText('A plan, made on this page. There is no step of this name.');
	await expect(thePlan.getByRole('textbox')).toHaveValue('If the bell rings, then I will listen.');

	await thePlan.getByRole('button', { name: 'Try again' }).click();
	await expect(thePlan.getByRole('status')).toHaveText('It is saved now.');
	await expect(thePlan.getByRole('button')).toHaveCount(0);
	await theTry.getByRole('button', { name: 'Try again' }).click();
	await expect(theTry.getByRole('status')).toHaveText('This day has not come yet.');
	await theTry.getByRole('button', { name: 'Let it go' }).click();
	await theTry.getByRole('button', { name: 'Keep it after all' }).click();
	expect((await waiting(next)).map(({ kind }) => kind)).toEqual(['try']);
	await visit(next, '/notebook');
	await told.getByRole('button', { name: 'Let it go' }).click();
	await expect(told.getByRole('status')).toHaveText('You let it go.');
	expect(await waiting(next)).toEqual([]);
	await visit(next, `${letter.path}/steps/${first.id}`);
	await expect(next.locator('.my-plan')).toContainText('If the bell rings, then I will listen.');
	await expect(told).toHaveCount(0);
});
