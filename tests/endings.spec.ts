import { expectOpenToAll } from './access.ts';
import { test } from './circle.ts';
import { circle } from './cohort.ts';
import { answer, reads, sendTo } from './correspondence.ts';
import { expect, look, post, visit } from './people.ts';

test('a facilitator ends a cohort after a second thought, lets it go on, and ends it for good; a learner keeps what is theirs', async ({
	arrive,
	scripted
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const ola = await arrive('Ola');
	await post(ola.page, invitation, { shares: 'yes' });
	const sent = await sendTo(ola.page, cohort, 'What I would say to you.');

	await visit(ola.page, `/replies/${sent}`);
	await ola.page.getByLabel('Your words').fill('Written while it ended.');
	await visit(page, `/cohorts/${cohort}/settings`);
	await page.getByRole('link', { name: 'End the cohort' }).click();
	await expect(page.getByRole('heading', { name: 'End Valley circle' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'One reply waits for an answer' })).toBeVisible();
	await page.getByLabel('For 30 days').check();
	await page.getByRole('button', { name: 'End Valley circle' }).click();
	await expect(page.getByRole('heading', { name: 'This cohort has ended' })).toBeVisible();

	// What somebody was writing is not sent, and not lost.
	await ola.page.getByRole('button', { name: 'Send to Hester' }).click();
	await expect(ola.page.getByText('nothing new can come to it')).toBeVisible();
	if (scripted) {
		await expect(ola.page.getByLabel('Your words')).toHaveValue('Written while it ended.');
	} else await expect(ola.page.getByText('Written while it ended.')).toBeVisible();

	const notice = ola.page.getByText('Valley circle has ended. You can read it until');
	await visit(ola.page, '/desk');
	await expect(notice).toBeVisible();
	await visit(ola.page, `/replies/${sent}`);
	await expect(ola.page.getByText('so nothing can be added here')).toBeVisible();
	await expect(ola.page.getByRole('button', { name: 'Send' })).toHaveCount(0);
	if (scripted) await expectOpenToAll(ola.page);
	await visit(page, `/cohorts/${cohort}`);
	await expect(page.getByText('This cohort has ended')).toBeVisible();
	if (scripted) await expectOpenToAll(page);
	await visit(page, `/cohorts/${cohort}/people`);
	await expect(page.getByRole('button', { name: 'Make the invitation' })).toHaveCount(0);
	const late = await arrive('Late');
	expect((await look(late.page, invitation)).status()).toBe(410);

	await visit(page, `/cohorts/${cohort}/ending`);
	await page.getByRole('button', { name: 'Let Valley circle go on' }).click();
	await expect(page.getByText('has ended')).toHaveCount(0);
	expect((await look(late.page, invitation)).status()).toBe(200);
	await answer(page, sent, 'Go well.');

	await visit(page, `/cohorts/${cohort}/ending`);
	await page.getByLabel('Not at all').check();
	await page.getByRole('button', { name: 'End Valley circle' }).click();
	await expect(page.getByRole('heading', { name: 'Your cohorts' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Valley circle' })).toHaveCount(0);
	expect((await look(page, `/cohorts/${cohort}`)).status()).toBe(404);
	expect(await reads(page, sent)).toBe(false);

	await visit(ola.page, '/account/seen');
	await expect(ola.page.getByText('A cohort that has ended')).toBeVisible();
	await visit(ola.page, `/replies/${sent}`);
	await expect(ola.page.getByText('Go well.')).toBeVisible();
	await expect(ola.page.getByText('You keep all of it.')).toBeVisible();
});
