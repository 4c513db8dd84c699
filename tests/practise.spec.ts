import type { Page } from '@playwright/test';
import { letter, prompt, save, step, tick, write } from './letter.ts';
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
	test,
	typeCode,
	visit
} from './people.ts';

test('a learner comes with a code, ticks, writes, signs out, and finds it all on a second browser', async ({
	page,
	another,
	scripted
}) => {
	const email = newAddress('Noa');
	await signIn(page, email, { next: letter.path });
	await page.getByLabel('What shall we call you?').fill('Noa');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page).toHaveURL(letter.path);
	await reload(page);

	await tick(page, scripted);
	await write(page, scripted, 'I decided when we would stop.\nNobody had asked me to.');
	await visit(page, '/account');
	await page.getByRole('button', { name: 'Sign out here' }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();

	const later = await another();
	await signIn(later, email, { next: letter.path });
	await expect(step(later)).toBeChecked();
	await expect(prompt(later).field).toHaveValue(
		'I decided when we would stop.\nNobody had asked me to.'
	);
	await expect(prompt(later).status).toHaveText(/^Saved on \d/);
});

test.describe('ticks', () => {
	test('a tick stays after a reload, and can be taken back', async ({ arrive, scripted }) => {
		const { page } = await arrive('Omar');
		await visit(page, letter.path);
		await tick(page, scripted, 0);
		await tick(page, scripted, 2);
		await visit(page, letter.path);
		await expect(step(page, 0)).toBeChecked();
		await expect(step(page, 1)).not.toBeChecked();
		await expect(step(page, 2)).toBeChecked();

		await tick(page, scripted, 0, false);
		await visit(page, letter.path);
		await expect(step(page, 0)).not.toBeChecked();
		await expect(step(page, 2)).toBeChecked();
	});

	test('a page left open takes back nothing that was ticked elsewhere since', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Pia');
		await visit(page, letter.path);
		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(elsewhere, letter.path);
		await tick(elsewhere, scripted, 1);

		await tick(page, scripted, 0);
		await visit(page, letter.path);
		await expect(step(page, 0)).toBeChecked();
		await expect(step(page, 1)).toBeChecked();
	});

	test('a tick that did not arrive does not stay, and the page says so', async ({
		arrive,
		scripted
	}) => {
		test.skip(!scripted, 'Without script the browser itself says that a page did not come.');
		const { page } = await arrive('Ravi');
		await visit(page, letter.path);
		await page.route('**/*save', (route) => route.abort());
		await step(page).click();
		await expect(page.getByText('The tick did not reach us')).toBeVisible();
		await expect(step(page)).not.toBeChecked();
	});

	test('a tick made before the script came is kept all the same', async ({ arrive, scripted }) => {
		test.skip(!scripted, 'There is no script to come.');
		const { page } = await arrive('Rhea');
		const go = await holdScripts(page);
		await page.goto(letter.path, { waitUntil: 'commit' });
		await step(page).check();
		go();
		await expect(page.getByText('Ticked and saved.')).toBeVisible();
		await reload(page);
		await expect(step(page)).toBeChecked();
	});

	test('taking a tick back after the session has ended is not said to be done', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Rune');
		await visit(page, letter.path);
		await tick(page, scripted);
		await endElsewhere(await another(), email, name);
		await step(page).setChecked(false);
		if (!scripted) await page.getByRole('button', { name: 'Save my ticks' }).click();
		await expect(
			page.getByRole('status').filter({ hasText: 'Your session has ended' })
		).toBeVisible();
		await expect(page.getByText('Tick taken back.')).toHaveCount(0);
	});

	test('the session ends while ticking: the page says what to do, and the tick is not lost', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Runa');
		await visit(page, letter.path);
		await endElsewhere(await another(), email, name);
		await step(page).setChecked(true);
		if (!scripted) await page.getByRole('button', { name: 'Save my ticks' }).click();
		await expect(page.getByText('Your session has ended').first()).toBeVisible();
		await expect(step(page)).toBeChecked();
		await signInAgain(page, email, scripted);
		await page.getByRole('button', { name: 'Yes, keep them as mine' }).click();
		await expect(page).toHaveURL(`${letter.path}#reflect`);
		await expect(step(page)).toBeChecked();
		await visit(page, letter.path);
		await expect(step(page)).toBeChecked();
	});
});

test('“I have read this letter” is the reader’s to say and to take back', async ({ arrive }) => {
	const { page } = await arrive('Suri');
	await visit(page, letter.path);
	await expect(page.getByText('You marked this letter as read.')).toBeHidden();
	await page.getByRole('button', { name: 'I have read this letter' }).click();
	await expect(
		page.getByRole('status').filter({ hasText: 'You marked this letter as read.' })
	).toBeVisible();
	await visit(page, letter.path);
	await expect(page.getByText('You marked this letter as read.')).toBeVisible();
	await page.getByRole('button', { name: 'Take the mark back' }).click();
	await expect(page.getByRole('button', { name: 'I have read this letter' })).toBeVisible();
	await visit(page, letter.path);
	await expect(page.getByText('You marked this letter as read.')).toBeHidden();
});

test.describe('reflections', () => {
	test('what is written is there after a reload and on a second browser, and nobody else sees it', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Tove');
		await visit(page, letter.path);
		await write(page, scripted, 'I chose the chairs.', 0);
		await write(page, scripted, 'I learned it at school. 🪑', 1);
		await visit(page, letter.path);
		await expect(prompt(page, 0).field).toHaveValue('I chose the chairs.');

		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(elsewhere, letter.path);
		await expect(prompt(elsewhere, 1).field).toHaveValue('I learned it at school. 🪑');

		const somebodyElse = await arrive('Ugo');
		await visit(somebodyElse.page, letter.path);
		await expect(prompt(somebodyElse.page, 0).field).toHaveValue('');
		await expect(somebodyElse.page.getByText('I chose the chairs.')).toHaveCount(0);
	});

	test('words saved a while ago can be changed, and taken out again', async ({
		arrive,
		scripted
	}) => {
		const { page } = await arrive('Vito');
		await visit(page, letter.path);
		await write(page, scripted, 'First.');
		await visit(page, letter.path);
		await write(page, scripted, 'First, and second.');
		await write(page, scripted, '');
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue('');
	});

	test('saving twice without a change is no quarrel, whatever the browser does with line ends', async ({
		arrive,
		scripted
	}) => {
		const { page } = await arrive('Wanda');
		await visit(page, letter.path);
		const words = '\nOne line.\n\nAnother, after a blank one.\n';
		await write(page, scripted, words);
		await save(page, scripted);
		await expect(page.getByText('Newer words stand here already')).toHaveCount(0);
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue(words);
		await save(page, scripted);
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue(words);
		await write(page, scripted, `${words}A last one.`);
	});

	test('words typed before the script came are saved all the same', async ({
		arrive,
		scripted
	}) => {
		test.skip(!scripted, 'There is no script to come.');
		const { page } = await arrive('Xenia');
		const go = await holdScripts(page);
		await page.goto(letter.path, { waitUntil: 'commit' });
		await prompt(page).field.fill('Quicker than the network.');
		go();
		await expect(prompt(page).status).toHaveText('Saved just now');
		await reload(page);
		await expect(prompt(page).field).toHaveValue('Quicker than the network.');
	});

	test('leaving by a link right after the last word saves it', async ({ arrive, scripted }) => {
		test.skip(!scripted, 'Without script, words are saved by the button.');
		const { page } = await arrive('Yusuf');
		await visit(page, letter.path);
		await prompt(page).field.fill('The last word.');
		await page.getByRole('navigation').getByRole('link', { name: 'Letters' }).click();
		await expect(page).toHaveURL('/letters');
		await expect
			.poll(async () =>
				(await (await page.request.get(letter.path)).text()).includes('The last word.')
			)
			.toBe(true);
	});

	test('while the server is away, the page says that nothing is saved yet, and saves when it is back', async ({
		arrive,
		scripted
	}) => {
		test.skip(!scripted, 'Without script the browser itself says that a page did not come.');
		const { page } = await arrive('Zaid');
		await visit(page, letter.path);
		await page.route('**/*save', (route) => route.abort());
		await prompt(page).field.fill('Into the silence.');
		await prompt(page).field.blur();
		await expect(prompt(page).status).toHaveText(/^Not saved yet: the server is out of reach/);
		await page.unroute('**/*save');
		await expect(prompt(page).status).toHaveText('Saved just now');
		await visit(page, letter.path);
		await expect(prompt(page).field).toHaveValue('Into the silence.');
	});

	test('one character too many is said next to the field, and all of the words are still there', async ({
		arrive,
		scripted
	}) => {
		const { page } = await arrive('Aino');
		await visit(page, letter.path);
		const long = 'a'.repeat(20_001);
		const { field, status, section } = prompt(page);
		await field.fill(long);
		await save(page, scripted);
		await expect(
			section.getByText('This is 1 character more than fit here (20,000).')
		).toBeVisible();
		await expect(field).toHaveAccessibleDescription(/1 character more than fit here/);
		await expect(field).toHaveValue(long);
		await expect(status).not.toHaveText(/Saved|out of reach/);

		await field.fill(long.slice(1));
		await save(page, scripted);
		await expect(status).toHaveText('Saved just now');
		await expect(section.getByText('more than fit here')).toHaveCount(0);
	});

	test('a refused field holds up none of the others', async ({ arrive, scripted }) => {
		const { page } = await arrive('Bilal');
		await visit(page, letter.path);
		await prompt(page, 0).field.fill('b'.repeat(20_001));
		await write(page, scripted, 'This one fits.', 1);
		await visit(page, letter.path);
		await expect(prompt(page, 1).field).toHaveValue('This one fits.');
		await expect(prompt(page, 0).field).toHaveValue('');
	});
});

test.describe('two tabs', () => {
	const older = 'Older words, in the tab that slept.';
	const newer = 'Newer words, from the other one.';

	const choices = [
		{ press: 'Keep both, one below the other', stands: `${newer}\n\n${older}` },
		{ press: 'Keep the newer words', stands: newer },
		{ press: 'Keep the words in the field', stands: older }
	];
	for (const { press, stands } of choices) {
		test(`an older edit never replaces a newer one; both are shown: “${press}”`, async ({
			arrive,
			another,
			scripted
		}) => {
			test.skip(!scripted && /both/.test(press), 'Without script both are kept by copying.');
			const { page, email, name } = await arrive('Chen');
			const elsewhere = await another();
			await enter(elsewhere, email, name);
			await visit(page, letter.path);
			await visit(elsewhere, letter.path);
			await write(elsewhere, scripted, newer);

			const { section, field, status } = prompt(page);
			await field.fill(older);
			await save(page, scripted);
			await expect(section.getByText('Newer words stand here already')).toBeVisible();
			await expect(section).toBeInViewport();
			await expect(field).toHaveValue(older);
			await expect(section.getByRole('textbox', { name: 'The newer words' })).toHaveValue(newer);
			await expect(status).toHaveText('Not saved yet');
			await visit(elsewhere, letter.path);
			await expect(prompt(elsewhere).field).toHaveValue(newer);

			await section
				.getByRole(scripted || stands === older ? 'button' : 'link', { name: press })
				.click();
			await expect(status).toHaveText(
				scripted || stands === older ? 'Saved just now' : /^Saved on/
			);
			await expect(field).toHaveValue(stands);
			await expect(section.getByText('Newer words stand here already')).toHaveCount(0);
			await visit(elsewhere, letter.path);
			await expect(prompt(elsewhere).field).toHaveValue(stands);
		});
	}

	test('no other button of the page settles which words stand', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Dara');
		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(page, letter.path);
		await visit(elsewhere, letter.path);
		await write(elsewhere, scripted, newer);
		await prompt(page).field.fill(older);
		await save(page, scripted);
		await expect(page.getByText('Newer words stand here already')).toBeVisible();

		await write(page, scripted, 'Another matter.', 1);
		await page.getByRole('button', { name: 'I have read this letter' }).click();
		await expect(page.getByText('You marked this letter as read.')).toBeVisible();
		await expect(page.getByText('Newer words stand here already')).toBeVisible();
		await expect(prompt(page).field).toHaveValue(older);
		await visit(elsewhere, letter.path);
		await expect(prompt(elsewhere).field).toHaveValue(newer);
		await expect(prompt(elsewhere, 1).field).toHaveValue('Another matter.');
	});

	test('the same words from two tabs are no quarrel', async ({ arrive, another, scripted }) => {
		const { page, email, name } = await arrive('Dewi');
		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(page, letter.path);
		await visit(elsewhere, letter.path);
		await write(elsewhere, scripted, newer);
		await write(page, scripted, newer);
	});

	test('an edit of one prompt quarrels about no other', async ({ arrive, another, scripted }) => {
		const { page, email, name } = await arrive('Esra');
		const elsewhere = await another();
		await enter(elsewhere, email, name);
		await visit(page, letter.path);
		await visit(elsewhere, letter.path);
		await write(elsewhere, scripted, newer, 0);
		await write(page, scripted, older, 1);
		await visit(page, letter.path);
		await expect(prompt(page, 0).field).toHaveValue(newer);
		await expect(prompt(page, 1).field).toHaveValue(older);
	});
});

test.describe('the session ends while writing', () => {
	test('the words stay, and are kept after signing in again, below nothing twice', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Fadi');
		await visit(page, letter.path);
		await write(page, scripted, 'What stood before.');
		await endElsewhere(await another(), email, name);

		const { field, status } = prompt(page);
		await field.fill('What stood before. And what came to me since.');
		await save(page, scripted);
		await expect(page.getByText('Your session has ended').first()).toBeVisible();
		await expect(field).toHaveValue('What stood before. And what came to me since.');
		await expect(status).not.toHaveText(/Saved/);

		await signInAgain(page, email, scripted);
		await page.getByRole('button', { name: 'Yes, keep them as mine' }).click();
		await expect(page).toHaveURL(`${letter.path}#reflect`);
		await expect(field).toHaveValue('What stood before. And what came to me since.');
		await visit(page, letter.path);
		await expect(field).toHaveValue('What stood before. And what came to me since.');
	});

	test('whoever signs in next at this browser is shown none of them', async ({
		arrive,
		another,
		scripted
	}) => {
		const { page, email, name } = await arrive('Gita');
		await visit(page, letter.path);
		await endElsewhere(await another(), email, name);
		await prompt(page).field.fill('Only for me.');
		await save(page, scripted);
		await expect(page.getByText('Your session has ended').first()).toBeVisible();

		const next = await page.context().newPage();
		await signIn(next, newAddress('Hana'), { next: letter.path });
		await next.getByLabel('What shall we call you?').fill('Hana');
		await next.getByRole('button', { name: 'Go on' }).click();
		await expect(next).toHaveURL(letter.path);
		await expect(next.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(next.getByText('Only for me.')).toHaveCount(0);
		await expect(next.getByRole('button', { name: 'Yes, keep them as mine' })).toHaveCount(0);
		await expect(prompt(next).field).toHaveValue('');
	});
});

test('nobody writes or ticks for somebody else by naming them in the form', async ({ arrive }) => {
	const { page } = await arrive('Ivo');
	const other = await arrive('Jun');
	const [{ id }] = letter.prompts;
	const [{ id: stepId }] = letter.steps;
	const answer = await send(page, `${letter.path}?/save`, {
		step: stepId,
		[`body:${id}`]: 'Mine.',
		[`version:${id}`]: '0',
		user_id: other.email
	});
	expect(answer.status()).toBe(200);
	await visit(other.page, letter.path);
	await expect(step(other.page)).not.toBeChecked();
	await expect(prompt(other.page).field).toHaveValue('');
	await visit(page, letter.path);
	await expect(prompt(page).field).toHaveValue('Mine.');
});

test('a step or prompt that the letter does not have is left out', async ({ arrive }) => {
	const { page } = await arrive('Kim');
	const answer = await send(page, `${letter.path}?/save`, {
		step: 'of-another-letter',
		'body:made-up': 'Nowhere.'
	});
	expect(answer.status()).toBe(200);
	await visit(page, letter.path);
	await expect(page.getByText('Nowhere.')).toHaveCount(0);
});

/** Ends every session of this person, from another browser. */
async function endElsewhere(elsewhere: Page, email: string, name: string): Promise<void> {
	await enter(elsewhere, email, name);
	await post(elsewhere, '/account?/sign-out-everywhere', {});
}

/** From the page that says that the session has ended, to the question whose words these are. */
async function signInAgain(page: Page, email: string, scripted: boolean): Promise<void> {
	if (scripted)
		await page
			.getByRole('link', { name: /^Sign in (again|to keep)/ })
			.first()
			.click();
	else await page.getByRole('button', { name: 'Sign in to keep these' }).first().click();
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
	await expect(page.getByText(/yours\?/)).toBeVisible();
}

/** Keeps the page's scripts waiting until `go` is called, as a slow network would. */
async function holdScripts(page: Page): Promise<() => void> {
	let go = () => {};
	const waiting = new Promise<void>((resolve) => (go = resolve));
	await page.route('**/*.js', async (route) => {
		await waiting;
		await route.continue();
	});
	return () => go();
}
