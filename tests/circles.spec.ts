import { expect, send, test, visit, look } from './people.ts';
import { letter } from './letter.ts';
import { answer, asked, gatherAround, join, reply, writeBackTo } from './writing-back.ts';

test('a circle that was turned on is said at joining, written to, answered, and taken back', async ({
	arrive
}) => {
	const jonas = await arrive('Jonas');
	const { cohort, invitation } = await gatherAround(
		{ ...jonas, request: jonas.page.request },
		'River'
	);
	const settings = `/cohorts/${cohort}/settings`;
	await visit(jonas.page, settings);
	await jonas.page.getByRole('button', { name: 'Turn the circle on' }).click();
	await expect(jonas.page.getByText('The circle is on.')).toBeVisible();

	const { page } = await arrive('Noor');
	await visit(page, invitation);
	await expect(page.getByText('members can write to everybody in the cohort')).toBeVisible();
	await join(page, invitation);
	const teo = await arrive('Teo');
	await join(teo.page, invitation);

	// Nothing is chosen for anybody, and who reads it stands there before anything goes.
	await visit(page, `/cohorts/${cohort}/circle`);
	await page.getByLabel('What about?').selectOption({ label: asked.question });
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	for (const said of [
		'Everybody in River can read it, with your name under it: Jonas, who facilitates',
		'3 people at the moment',
		'Nothing of it is public.',
		'You can take it back at any time.',
		'it stays readable to them for 30 days from then, even if you take it back'
	]) {
		await expect(page.getByText(said)).toBeVisible();
	}
	await page.getByLabel('The words that will go').fill('Whom do you sit beside?');
	await page.getByRole('button', { name: /^Send to/ }).click();
	await expect(page.getByText('Please choose who is to read it.')).toBeVisible();
	await page.getByLabel('Everybody in the circle').check();
	await page.getByRole('button', { name: /^Send to/ }).click();
	await expect(page.getByText('Sent to everybody in River.')).toBeVisible();
	const thread = new URL(page.url()).pathname;

	await visit(teo.page, `/cohorts/${cohort}/circle`);
	await expect(teo.page.getByText('new to you')).toBeVisible();
	await teo.page.getByRole('link', { name: asked.question }).click();
	await expect(teo.page.getByText('Whom do you sit beside?')).toBeVisible();
	await expect(teo.page.getByText('Everybody here reads it, with your name')).toBeVisible();
	await teo.page.getByLabel('Your words').fill('The one who says least.');
	await teo.page.getByRole('button', { name: 'Send to everybody in River' }).click();
	await expect(teo.page.getByText('Your answer is sent.')).toBeVisible();
	await visit(teo.page, `/cohorts/${cohort}/circle`);
	await expect(teo.page.getByText('Fewer than 3 answers')).toBeVisible();
	await expect(teo.page.getByText('new to you')).toBeHidden();

	await visit(page, '/replies');
	await expect(page.getByText('to everybody in River')).toBeVisible();
	await expect(page.getByText('One answer to read')).toBeVisible();
	await page.getByRole('link', { name: asked.question }).click();
	await expect(page.getByRole('article', { name: 'Teo answered' })).toBeVisible();
	await visit(page, '/account/seen');
	await expect(page.getByText('to the whole circle').last()).toBeVisible();

	await visit(page, thread);
	await page.locator('summary', { hasText: 'Take it back' }).click();
	await page.getByRole('button', { name: 'Take back what I sent' }).click();
	await expect(page.getByText('Taken back. From this moment on')).toBeVisible();
	expect((await look(teo.page, thread)).status()).toBe(404);

	await visit(jonas.page, settings);
	await jonas.page.getByRole('button', { name: 'Turn the circle off' }).click();
	await expect(jonas.page.getByText('The circle is off.')).toBeVisible();
	await visit(page, `/cohorts/${cohort}/circle`);
	await expect(page.getByText('Nothing new can be written here')).toBeVisible();
	await visit(page, writeBackTo(asked));
	await expect(page.getByLabel('Everybody in the circle')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Send to Jonas' })).toBeVisible();
});

test('somebody asks the facilitators to look, and they hide a message with a reason', async ({
	arrive
}) => {
	const jonas = await arrive('Jonas');
	const host = { ...jonas, request: jonas.page.request };
	const { cohort, invitation } = await gatherAround(host, 'Lake');
	await send(jonas.page, `/cohorts/${cohort}/settings?/circle`, { open: 'yes' });
	const [noor, teo] = [await arrive('Noor'), await arrive('Teo')];
	for (const { page } of [noor, teo]) await join(page, invitation);
	const odd = '<b onclick="alert(1)">Mrs Weber</b> \u202ein room 4';
	const thread = await reply(noor.page, `circle ${cohort}`, odd);
	await answer(jonas.page, thread, 'Please leave names out.');

	await visit(teo.page, thread);
	await expect(teo.page.getByText('<b onclick="alert(1)">Mrs Weber</b>')).toBeVisible();
	await teo.page
		.getByRole('link', { name: /^Ask the facilitators to look at this.*message by Noor$/ })
		.click();
	for (const said of [
		'that it is you who asked',
		'They keep a copy for 30 days from now, even if the message is taken back meanwhile.'
	]) {
		await expect(teo.page.getByText(said)).toBeVisible();
	}
	await teo.page.getByLabel('Why? You need not say.').fill('It names a patient.');
	await teo.page.getByRole('button', { name: 'Ask Jonas to look' }).click();
	await expect(teo.page.getByText('You asked Jonas to look at it.')).toBeVisible();

	await visit(jonas.page, `/cohorts/${cohort}/circle`);
	await expect(jonas.page.getByText('It names a patient.')).toBeVisible();
	await jonas.page.getByRole('button', { name: 'Mark as looked at' }).click();
	await expect(jonas.page.getByText('One of you looked at it on')).toBeVisible();
	await jonas.page.getByRole('link', { name: 'Go to it' }).click();
	await jonas.page.locator('summary', { hasText: 'message by Noor' }).click();
	await jonas.page.getByLabel('Why, for Noor').first().fill('Please leave names out of it.');
	await jonas.page.getByRole('button', { name: 'Hide this message' }).click();
	await expect(jonas.page.getByText('Its author reads why.')).toBeVisible();

	expect((await look(teo.page, thread)).status()).toBe(404);
	await visit(teo.page, `/cohorts/${cohort}/circle`);
	await expect(teo.page.getByText('Nothing yet')).toBeVisible();
	await expect(teo.page.getByText('What you were asked to look at')).toBeHidden();

	await visit(noor.page, `/cohorts/${cohort}/circle`);
	await expect(noor.page.getByText('Hidden from the circle; here you read why')).toBeVisible();
	await noor.page.getByRole('link', { name: letter.prompts[0].question }).click();
	await expect(noor.page.getByText('Please leave names out of it.')).toBeVisible();
	await expect(noor.page.getByLabel('Your words')).toBeHidden();

	// Taken back, the copy stays with the facilitators, and the thread is gone for them.
	await send(noor.page, `${thread}?/withdraw`, {});
	expect((await look(jonas.page, thread)).status()).toBe(404);
	await visit(jonas.page, `/cohorts/${cohort}/circle`);
	await expect(jonas.page.getByText('It was taken back since.')).toBeVisible();
	await jonas.page.locator('summary', { hasText: 'Read it' }).click();
	await expect(jonas.page.getByText('Mrs Weber')).toBeVisible();
});

test('once a cohort has ended its circle takes nothing new, and is looked after as long as it is read', async ({
	arrive
}) => {
	const jonas = await arrive('Jonas');
	const host = { ...jonas, request: jonas.page.request };
	const { cohort, invitation } = await gatherAround(host, 'Shore');
	await send(jonas.page, `/cohorts/${cohort}/settings?/circle`, { open: 'yes' });
	const [noor, teo] = [await arrive('Noor'), await arrive('Teo')];
	for (const { page } of [noor, teo]) await join(page, invitation);
	const thread = await reply(noor.page, `circle ${cohort}`, 'Until next year.');
	await send(jonas.page, `/cohorts/${cohort}/ending?/end`, { days: '30' });

	await visit(teo.page, `/cohorts/${cohort}/circle`);
	await expect(teo.page.getByText('has ended. You can read it until')).toBeVisible();
	await expect(teo.page.getByRole('button', { name: 'Go on' })).toHaveCount(0);
	await visit(teo.page, thread);
	await expect(teo.page.getByText('Its circle can read this until')).toBeVisible();
	await expect(teo.page.getByLabel('Your words')).toHaveCount(0);
	await teo.page.getByRole('link', { name: /^Ask the facilitators to look at this/ }).click();
	await teo.page.getByRole('button', { name: 'Ask Jonas to look' }).click();
	await expect(teo.page.getByText('You asked Jonas to look at it.')).toBeVisible();

	await visit(jonas.page, thread);
	await jonas.page.locator('summary', { hasText: 'Hide it from the circle' }).click();
	await jonas.page.getByLabel('Why, for Noor').fill('It names a patient.');
	await jonas.page.getByRole('button', { name: 'Hide this message' }).click();
	await expect(jonas.page.getByText('Its author reads why.')).toBeVisible();
	expect((await look(teo.page, thread)).status()).toBe(404);
	await visit(noor.page, thread);
	await expect(noor.page.getByText('It names a patient.')).toBeVisible();
	await expect(noor.page.getByText('You can write to the facilitators')).toHaveCount(0);
	await visit(jonas.page, `/cohorts/${cohort}/settings`);
	await expect(jonas.page.getByRole('button', { name: 'Turn the circle off' })).toHaveCount(0);
});
