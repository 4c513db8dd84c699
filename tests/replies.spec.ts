import * as mails from '../scripts/mails.ts';
import { test } from './circle.ts';
import {
	answer,
	asked,
	gatherAround,
	join,
	linksToThreads,
	reply,
	writeBackTo
} from './writing-back.ts';
import { letter, writeElsewhere } from './letter.ts';
import { expect, look, send, setting, visit } from './people.ts';

const writeBack = writeBackTo(asked);

test('a learner writes back, is answered, goes on, and takes it back', async ({
	arrive,
	register
}) => {
	const jonas = await arrive('Jonas');
	const { invitation } = await gatherAround({ ...jonas, request: jonas.page.request }, 'River');
	const { page } = await arrive('Noor');
	await join(page, invitation);
	await writeElsewhere(page, 'I decided where they would sit.');

	await visit(page, `/notebook/${letter.slug}/${asked.id}`);
	await page.getByRole('link', { name: 'Write back to your facilitators' }).click();
	await expect(page.getByText('To Jonas, of River')).toBeVisible();
	await expect(page.getByText('Nobody watches these pages around the clock.')).toBeVisible();
	const field = page.getByLabel('The words that will go');
	await expect(field).toHaveValue('I decided where they would sit.');
	await field.fill('I decided where they would sit.\n\nNext week I will ask.');
	await page.getByRole('button', { name: 'Send to Jonas' }).click();
	await expect(page.getByText('Sent to Jonas.')).toBeVisible();
	const thread = new URL(page.url()).pathname;
	// What was written stays as it is, and tells where its copy went.
	await visit(page, `/notebook/${letter.slug}/${asked.id}`);
	await expect(page.getByLabel('Your words')).toHaveValue('I decided where they would sit.');
	await expect(page.getByText(/^Sent on .+, to Jonas, of River\./)).toBeVisible();
	const links = linksToThreads(await (await look(page, letter.path)).text());
	expect(links).toEqual([thread]);
	await visit(page, letter.path);
	const question = page.getByRole('region', { name: asked.question });
	await expect(question.getByText(/^Sent on .+, to Jonas, of River\./)).toBeVisible();

	await visit(jonas.page, thread);
	await expect(jonas.page.getByText('Waits for an answer since')).toBeVisible();
	await jonas.page.getByRole('button', { name: 'It needs no answer' }).click();
	await expect(jonas.page.getByText('It waits for no answer now.')).toBeVisible();
	await jonas.page.getByRole('button', { name: 'It waits for one after all' }).click();
	await expect(jonas.page.getByText('It waits for an answer again.')).toBeVisible();
	await jonas.page.getByLabel('Your words').fill('And what would you ask?');
	await jonas.page.getByRole('button', { name: 'Send to Noor' }).click();
	await expect(jonas.page.getByText('Your answer is sent.')).toBeVisible();
	await expect(jonas.page.getByLabel('Your words')).toHaveValue('');

	await visit(page, '/replies');
	await expect(page.getByText('One answer to read')).toBeVisible();
	await page.getByRole('link', { name: asked.question }).click();
	await expect(page.getByRole('article', { name: 'Jonas answered' })).toContainText(
		'And what would you ask?'
	);
	await page.getByLabel('Your words').fill('Where they would like to be.');
	await page.getByRole('button', { name: 'Send to Jonas' }).click();
	await expect(page.getByText('Your answer is sent.')).toBeVisible();
	await visit(page, '/replies');
	await expect(page.getByText('2 answers')).toBeVisible();
	await expect(page.getByText('to read')).toBeHidden();

	// A withdrawn answer is there for its writer alone.
	await visit(jonas.page, thread);
	await expect(jonas.page.getByRole('article', { name: 'Noor answered' })).toBeVisible();
	await jonas.page.locator('summary', { hasText: 'Take this answer back' }).click();
	await jonas.page.getByRole('button', { name: 'Take back this answer' }).click();
	await expect(jonas.page.getByText('Your answer is taken back.')).toBeVisible();
	await expect(jonas.page.getByText('Nobody else reads it.')).toBeVisible();
	await answer(jonas.page, thread, 'Tell me how it goes.');

	await visit(page, thread);
	await expect(page.getByText('And what would you ask?')).toBeHidden();
	await page.locator('summary', { hasText: 'Take it back' }).click();
	await page.getByRole('button', { name: 'Take back what I sent' }).click();
	await expect(page.getByText('From this moment on you alone read it.')).toBeVisible();
	await expect(page.getByText('Next week I will ask.')).toBeVisible();
	await expect(page.getByText('Tell me how it goes.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Send/ })).toBeHidden();
	await visit(page, '/replies');
	await expect(page.getByText(/^Taken back on/)).toBeVisible();
	const gone = await jonas.page.goto(thread);
	expect(gone?.status()).toBe(404);
	const stranger = await register('Ivo');
	expect((await look(stranger, thread)).status()).toBe(404);
});

test('who is in no cohort is told how to find a reader, and keeps what they wrote', async ({
	arrive
}) => {
	const { page } = await arrive('Wren');
	await visit(page, '/replies');
	await expect(page.getByText('You have sent nothing yet.')).toBeVisible();
	await visit(page, writeBack);
	await expect(page.getByText('There is nobody here yet who would read it')).toBeVisible();
	await expect(page.getByText('stays in your notebook, for you alone')).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	expect((await look(page, '/replies/new')).status()).toBe(404);
});

test('words that cannot go stay in their field, with a reason, also when the session has ended', async ({
	arrive,
	register
}) => {
	const jonas = await register('Jonas');
	const amara = await register('Amara');
	const river = await gatherAround(jonas, 'River');
	const hills = await gatherAround(amara, 'Hills');
	const { page } = await arrive('Noor');
	await join(page, river.invitation);
	await join(page, hills.invitation);

	await visit(page, writeBack);
	const field = page.getByLabel('The words that will go');
	await field.fill('To one of you.');
	// Of several readers none is chosen in advance.
	await page.getByRole('button', { name: 'Send to those you chose' }).click();
	await expect(page.getByText('Please choose who is to read it.')).toBeVisible();
	await expect(field).toHaveValue('To one of you.');
	await page.getByRole('radio', { name: /Amara/ }).check();
	await field.fill('x'.repeat(20_001));
	await page.getByRole('button', { name: /^Send to/ }).click();
	await expect(page.getByText('This is 1 character more than fit here')).toBeVisible();
	await expect(field).toHaveValue('x'.repeat(20_001));
	await expect(page.getByRole('radio', { name: /Amara/ })).toBeChecked();
	await field.fill(' ');
	await page.getByRole('button', { name: /^Send to/ }).click();
	await expect(page.getByText('There are no words here yet.')).toBeVisible();

	await field.fill('Written for Amara.');
	const cookies = await page.context().cookies();
	await page.context().clearCookies();
	await page.getByRole('button', { name: /^Send/ }).click();
	await expect(page.getByText('Your session has ended, and this is not sent yet.')).toBeVisible();
	await expect(field).toHaveValue('Written for Amara.');
	// Signed in again in another tab, the same press sends it, once.
	await page.context().addCookies(cookies);
	await page.getByRole('button', { name: /^Send/ }).click();
	await expect(page.getByText('Sent to Amara.')).toBeVisible();
	const thread = new URL(page.url()).pathname;

	await page.getByLabel('Your words').fill('And one more thing.');
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Send to Amara' }).click();
	await expect(page.getByText('Your session has ended, and this is not sent yet.')).toBeVisible();
	await expect(page.getByLabel('Your words')).toHaveValue('And one more thing.');
	await page.context().addCookies(cookies);
	await page.getByRole('button', { name: /^Send/ }).click();
	await expect(page.getByText('Your answer is sent.')).toBeVisible();

	for (const path of [writeBack.replace('?', '?/send&'), `${thread}?/answer`]) {
		const form = { letter: letter.slug, prompt: asked.id, cohort: hills.cohort, body: 'a\0b' };
		const refused = await send(page, path, form);
		expect(refused.status()).toBe(400);
		expect(await refused.text()).toContain('invisible “null” character');
	}
	const list = await (await look(page, '/replies')).text();
	expect(linksToThreads(list)).toEqual([thread]);
	expect((await look(jonas, thread)).status()).toBe(404);
});

test('the same words of a form are sent once, and changed ones are sent too', async ({
	register
}) => {
	const jonas = await register('Jonas');
	const { cohort, invitation } = await gatherAround(jonas, 'River');
	const noor = await register('Noor');
	await join(noor, invitation);
	const id = crypto.randomUUID();
	const [one, again] = await Promise.all([
		reply(noor, cohort, 'Once.', id),
		reply(noor, cohort, 'Once.', id)
	]);
	expect(again).toBe(one);
	// Back in the browser, and on with the same form: nothing of it is lost.
	expect(await reply(noor, cohort, 'Once, and more.', id)).not.toBe(one);
});

test('whatever is in the words is shown as words, and turns nothing around', async ({
	arrive,
	register
}) => {
	const jonas = await register('Jonas');
	const { cohort, invitation } = await gatherAround(jonas, 'River');
	const { page } = await arrive('Noor');
	await join(page, invitation);
	const words =
		'\n<b>bold</b> <img src=x onerror="document.title=1"> **not** [a](javascript:alert(1))\n\u202etxt.exe\n  \u2067שלום';
	const thread = await reply(page, cohort, words);
	await answer(jonas, thread, words);

	await visit(page, thread);
	const said = page.locator('.said');
	await expect(said).toHaveCount(2);
	for (const leaf of await said.all()) {
		expect(await leaf.textContent()).toBe(words);
		await expect(leaf.locator('*')).toHaveCount(0);
		await expect(leaf).toHaveCSS('unicode-bidi', 'plaintext');
	}
	await visit(page, '/replies');
	await expect(page.locator('.opening')).toContainText('<b>bold</b>');
	await expect(page.locator('.opening *')).toHaveCount(0);
});

test('she writes back, he is told by mail and answers, she is told, reads it, ends the mails and takes hers back', async ({
	arrive,
	stranger
}) => {
	const jonas = await arrive('Jonas');
	const { cohort, invitation } = await gatherAround(
		{ ...jonas, request: jonas.page.request },
		'River'
	);
	await send(jonas.page, `/cohorts/${cohort}?/hear`, { hears: 'yes' });
	const noor = await arrive('Noor');
	await join(noor.page, invitation);
	const toJonas = await mailsTo(jonas.email);
	const toNoor = await mailsTo(noor.email);

	await visit(noor.page, writeBack);
	await noor.page.getByLabel('The words that will go').fill('The whole of it, for Jonas.');
	await noor.page.getByRole('button', { name: 'Send to Jonas' }).click();
	await expect(noor.page.getByText('Sent to Jonas.')).toBeVisible();
	const thread = new URL(noor.page.url()).pathname;

	const waits = await toJonas('Somebody waits for an answer in River');
	await visit(jonas.page, waits.place);
	const waiting = jonas.page.getByRole('region', { name: 'Who waits for an answer' });
	await waiting.getByRole('link', { name: 'Noor, since today' }).click();
	await jonas.page.getByLabel('Your words').fill('And an answer to all of it.');
	await jonas.page.getByRole('button', { name: 'Send to Noor' }).click();
	await expect(jonas.page.getByText('Your answer is sent.')).toBeVisible();

	const came = await toNoor('An answer came back to you in River');
	await visit(noor.page, came.place);
	const back = noor.page.getByRole('region', { name: 'What came back to you' });
	await back.getByRole('link', { name: asked.question }).click();
	await expect(noor.page.getByRole('article', { name: 'Jonas answered' })).toContainText(
		'And an answer to all of it.'
	);

	// By one press, on a machine where nobody is signed in.
	await visit(stranger, came.off);
	await stranger.getByRole('button', { name: 'Send me no more of them' }).click();
	await expect(stranger.getByText('It holds from this moment.')).toBeVisible();
	await visit(noor.page, '/account/seen');
	await expect(noor.page.getByText('You get none.')).toBeVisible();

	await visit(noor.page, thread);
	await noor.page.locator('summary', { hasText: 'Take it back' }).click();
	await noor.page.getByRole('button', { name: 'Take back what I sent' }).click();
	await expect(noor.page.getByText('From this moment on you alone read it.')).toBeVisible();
	expect((await look(jonas.page, thread)).status()).toBe(404);
});

/** Waits for the next mail to this address: the places it leads to, and not a word of what was written. */
async function mailsTo(email: string) {
	const seen = await mails.to(setting('MAILBOX_URL'), email);
	return async (subject: string) => {
		const mail = await mails.next(setting('MAILBOX_URL'), email, seen, 30_000);
		expect(mail.subject).toBe(subject);
		expect(mail.text + String(mail.html)).not.toMatch(/whole of it|all of it/);
		const [place = '', off = ''] = mail.text.match(/https?:\S+/g) ?? [];
		return { place: new URL(place).pathname, off: new URL(off).pathname };
	};
}
