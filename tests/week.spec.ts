import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { ask } from './correspondence.ts';
import { letter } from './letter.ts';
import { askForCode, enter, expect, nextMail, post, typeCode, visit } from './people.ts';

const [first] = letter.steps;
const path = `${letter.path}/steps/${first.id}`;

async function tell(page: Page, words: string): Promise<void> {
	const form = page.locator('.telling');
	await form.getByLabel('How it went').fill(words);
	await form.getByRole('button', { name: 'I tried it' }).click();
	await expect(page.locator('.tries > li').filter({ hasText: words })).toBeVisible();
}

test('a learner takes a step on, plans it from an example, tries it twice, and finds it on the desk', async ({
	arrive,
	scripted
}) => {
	const { page } = await arrive('Noor');
	await visit(page, letter.path);
	await page
		.getByRole('link', { name: /Plan it, or tell how it went/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

	await page.getByRole('button', { name: 'Take this on this week' }).click();
	await expect(page.getByText('You have taken this on.')).toBeVisible();

	await page.getByRole('button', { name: /Begin from: If I hear myself/ }).click();
	await expect(page.getByLabel('If', { exact: true })).toHaveValue(/^I hear myself/);
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.locator('.my-plan')).toContainText('If I hear myself');

	await page.locator('summary', { hasText: 'Change it' }).first().click();
	await page.getByLabel('If', { exact: true }).fill('my hand goes up');
	// With script, Enter presses the button of the field's own section.
	if (scripted) await page.getByLabel('If', { exact: true }).press('Enter');
	else await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.locator('.my-plan')).toContainText('If my hand goes up, then I will');
	await page.locator('summary', { hasText: 'Older plans' }).click();
	await expect(page.locator('.older')).toContainText('If I hear myself');

	await tell(page, 'Too fast.');
	await tell(page, 'One breath.');
	await expect(page.getByRole('heading', { name: 'Tried twice' })).toBeVisible();

	await visit(page, '/desk');
	await expect(page.locator('.taken')).toContainText('tried twice');
	await expect(page.locator('.taken')).toContainText('If my hand goes up, then I will');
	await expect(page.locator('.stages > li').first()).toContainText('1 of');
	await visit(page, letter.path);
	const said = page.getByText('Taken on. Planned. Tried twice.');
	await expect(said.getByRole('link', { name: 'Tell another try' })).toBeVisible();
});

test('of many tries the newest thirty are shown, and the older ones, to be changed too, when asked for', async ({
	arrive
}) => {
	const { page } = await arrive('Noor');
	const step = { letter: letter.slug, step: first.id, noticed: '', based_on: 0 };
	for (let day = 1; day <= 31; day++) {
		const told = { tried_on: `2026-10-${String(day).padStart(2, '0')}`, went: `Went ${day}.` };
		const { error } = await ask(page, 'try_save', { id: randomUUID(), ...step, ...told });
		expect(error).toBeNull();
	}
	await visit(page, path);
	await expect(page.getByRole('heading', { name: 'Tried 31 times' })).toBeVisible();
	const tries = page.locator('.tries > li');
	await expect(tries).toHaveCount(30);
	await expect(tries.last()).toContainText('Went 2.');

	await page.getByRole('link', { name: 'All 31 of them' }).click();
	await expect(tries).toHaveCount(31);
	const oldest = tries.last();
	await oldest.locator('summary').click();
	await oldest.getByLabel('How it went').fill('a'.repeat(501));
	await oldest.getByRole('button', { name: 'Keep the change' }).click();
	await expect(oldest.getByText('This is 1 more than')).toBeVisible();
	await expect(oldest.getByLabel('How it went')).toHaveValue('a'.repeat(501));
	await oldest.getByLabel('How it went').fill('Went after all.');
	await oldest.getByRole('button', { name: 'Keep the change' }).click();
	await expect(oldest.getByText('This is 1 more than')).toHaveCount(0);
	await visit(page, `${path}?tries=all`);
	await expect(oldest).toContainText('Went after all.');
});

test('a try is changed and taken back, a plan and a choice are put down', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	await visit(page, path);
	await page.getByRole('button', { name: 'Take this on this week' }).click();
	await page.getByRole('button', { name: 'Put it down' }).click();
	await expect(page.getByRole('button', { name: 'Take this on this week' })).toBeVisible();

	await page.getByLabel('If', { exact: true }).fill('it rains');
	await page.getByLabel('then I will').fill('wait');
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await page.getByRole('button', { name: 'Put the plan down' }).click();
	await expect(page.locator('.my-plan')).toHaveCount(0);

	await tell(page, 'Badly.');
	const one = page.locator('.tries > li');
	await one.locator('summary').click();
	await one.getByLabel('How it went').fill('Badly, and then better.');
	await one.getByRole('button', { name: 'Keep the change' }).click();
	await expect(one.getByText('Badly, and then better.', { exact: true }).first()).toBeVisible();
	if (!(await one.getByRole('button', { name: /Take this try back/ }).isVisible())) {
		await one.locator('summary').click();
	}
	await one.getByRole('button', { name: /Take this try back/ }).click();
	await expect(one).toHaveCount(0);
});

test('what cannot be kept is said next to the field, and nothing typed is lost', async ({
	arrive
}) => {
	const { page } = await arrive('Ida');
	await visit(page, path);
	await page.getByLabel('If', { exact: true }).fill('it rains');
	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.getByText('Please write what you will do then.')).toBeVisible();
	await expect(page.getByLabel('If', { exact: true })).toHaveValue('it rains');

	const form = page.locator('.telling');
	await form.getByLabel('How it went').fill('x'.repeat(600));
	await form.getByLabel('What I noticed').fill('Much.');
	await form.getByRole('button', { name: 'I tried it' }).click();
	await expect(form.getByText('This is 100 more than the 500 characters')).toBeVisible();
	await expect(form.getByLabel('What I noticed')).toHaveValue('Much.');
});

test('no button of the page drops what was typed for another', async ({ arrive }) => {
	const { page } = await arrive('Wren');
	await visit(page, path);
	const went = page.locator('.telling').getByLabel('How it went');
	const cue = page.getByLabel('If', { exact: true });
	await went.fill('Not sent yet.');
	await page.getByRole('button', { name: /Begin from: If I hear myself/ }).click();
	await expect(cue).toHaveValue(/^I hear myself/);
	await expect(went).toHaveValue('Not sent yet.');

	await cue.fill('it rains');
	await page.getByRole('button', { name: 'Take this on this week' }).click();
	await expect(page.getByText('Taken on. It waits on your desk.')).toBeVisible();
	await expect(cue).toHaveValue('it rains');
	await expect(went).toHaveValue('Not sent yet.');

	await page.getByRole('button', { name: 'Keep this plan' }).click();
	await expect(page.getByText('The plan stands.')).toBeVisible();
	await expect(page.locator('.my-plan')).toContainText('If it rains');
	await expect(went).toHaveValue('Not sent yet.');

	// What stands was not typed: the page comes anew, with nothing left to send.
	await page.locator('.telling').getByRole('button', { name: 'I tried it' }).click();
	await expect(page.locator('.tries')).toContainText('Not sent yet.');
	await expect(page).toHaveURL(/said=tried/);
	await expect(went).toHaveValue('');
});

test('a form sent twice is one try, and a session that ended keeps what was typed', async ({
	arrive
}) => {
	const { page, email } = await arrive('Jun');
	const id = crypto.randomUUID();
	const form = { id, tried_on: '2026-11-20', went: 'Once.', noticed: '', version: '0' };
	for (let twice = 0; twice < 2; twice++) await post(page, `${path}?/try`, form);
	await visit(page, path);
	await expect(page.getByRole('heading', { name: 'Tried once' })).toBeVisible();

	await page.locator('.telling').getByLabel('How it went').fill('While the session ends.');
	await post(page, '/account?/sign-out-everywhere', {});
	await page.locator('.telling').getByRole('button', { name: 'I tried it' }).click();
	await expect(page.getByText('Your session has ended, and this is not kept yet.')).toBeVisible();
	await expect(page.locator('.telling').getByLabel('How it went')).toHaveValue(
		'While the session ends.'
	);
	await enter(page, email);
	await page.locator('.telling').getByRole('button', { name: 'I tried it' }).click();
	await expect(
		page.locator('.tries > li').filter({ hasText: 'While the session ends.' })
	).toBeVisible();
});

test('signed out, the step is there to read, and signing in comes back to it', async ({
	stranger: page
}) => {
	await visit(page, path);
	await expect(page.getByText('Smaller version')).toBeVisible();
	await page.getByRole('link', { name: 'Sign in and come back here' }).click();
	const email = `ravi.${crypto.randomUUID().slice(0, 8)}@people.example`;
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
	await page.getByLabel('What shall we call you?').fill('Ravi');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page).toHaveURL(path);
	await expect(page.getByRole('button', { name: 'Take this on this week' })).toBeVisible();
});

test('nobody sees another learner’s plans and tries, and facilitators have them in no number', async ({
	arrive,
	register
}) => {
	const ivo = await register('Ivo');
	await post(ivo, `${path}?/plan`, { plan: crypto.randomUUID(), cue: 'Ivo alone', act: 'wait' });
	const { page } = await arrive('Mara');
	await visit(page, path);
	await expect(page.getByText('Ivo alone')).toHaveCount(0);
});

test('a try changed elsewhere is never replaced: both are shown', async ({ arrive }) => {
	const { page } = await arrive('Teo');
	const one = { id: crypto.randomUUID(), tried_on: '2026-11-20', noticed: '' };
	await post(page, `${path}?/try`, { ...one, went: 'Well', version: '0' });
	await visit(page, path);
	await post(page, `${path}?/try`, { ...one, went: 'Well, elsewhere', version: '1' });
	const item = page.locator('.tries > li');
	await item.locator('summary').click();
	await item.getByLabel('How it went').fill('Well, here');
	await item.getByRole('button', { name: 'Keep the change' }).click();
	await expect(item.getByLabel('The newer words')).toHaveValue('Well, elsewhere');
	await expect(item.getByLabel('How it went')).toHaveValue('Well, here');
	await item.getByRole('button', { name: 'Keep the words in the fields' }).click();
	await expect(page.getByText('The change is kept.')).toBeVisible();
});
