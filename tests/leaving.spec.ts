import type { Locator } from '@playwright/test';
import { test } from './circle.ts';
import { circle } from './cohort.ts';
import { answer, ask, reads, sendTo } from './correspondence.ts';
import { expect, look, post, send, visit, type Asking } from './people.ts';

test('a facilitator leaves a cohort that somebody carries on; the last one is told what else there is to do', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const path = `/cohorts/${cohort}`;
	const ola = await register('Ola');
	await post(ola, invitation, { shares: 'no' });
	const reply = await sendTo(ola, cohort, 'What I would say to you.');
	await answer(page, reply, 'And I heard it.');

	await visit(page, `${path}/settings`);
	await page.getByRole('link', { name: 'Leave it' }).click();
	await page.getByText('What leaving means').click();
	await expect(page.getByText('You facilitate alone')).toBeVisible();
	const leave = page.getByRole('button', { name: 'Leave Valley circle' });
	await expect(leave).toHaveCount(0);
	for (const way of ['Hand it over', 'End it']) {
		const link = page.getByRole('link', { name: way });
		expect((await look(page, await addressOf(link))).status(), way).toBe(200);
	}
	expect((await send(page, `${path}?/leave`, {})).status()).toBe(409);

	await send(page, `${path}/people?/invite`, { role: 'facilitator', days: '30' });
	await visit(page, `${path}/people`);
	const link = await page.getByLabel('Link to send to a co-facilitator').inputValue();
	const { page: mika } = await arrive('Mika');
	await post(mika, new URL(link).pathname, {});
	await visit(mika, path);
	await mika.getByText('What leaving means').click();
	await expect(mika.getByText('Hester goes on.')).toBeVisible();

	await visit(page, path);
	await page.getByText('What leaving means').click();
	await expect(page.getByText('Mika goes on.')).toBeVisible();
	await leave.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your cohorts' })).toBeVisible();
	await expect(page.getByText('Valley circle')).toHaveCount(0);
	expect((await look(page, path)).status()).toBe(404);
	expect([await reads(page, reply), await reads(mika, reply)]).toEqual([false, true]);
	expect(await answersOf(ola, reply)).toEqual([['Hester', 'And I heard it.']]);

	// On a page from before: since then it is the last one who presses.
	await mika.getByRole('button', { name: 'Leave Valley circle' }).click();
	await expect(mika.getByRole('alert')).toContainText('You facilitate alone');
	expect(await reads(mika, reply)).toBe(true);
});

test('who facilitates can leave what they wrote to the circle, or take it along', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const ola = await register('Ola');
	await post(ola, invitation, { shares: 'no' });
	await ask(page, 'circle_save', { cohort, open: true });
	const mika = await register('Mika');
	const { data: token } = await ask(page, 'invitation_make', {
		cohort,
		days: 7,
		seats: 1,
		role: 'facilitator'
	});
	await post(mika, `/join/${token}`, {});
	const words = { cohort, letter: 'power-in-the-room', prompt: 'before', body: 'To all of you.' };
	const { data } = await ask(page, 'circle_send', { ...words, id: crypto.randomUUID() });
	const message = (data as { id: string }).id;
	expect(await reads(ola, message)).toBe(true);

	await visit(page, `/cohorts/${cohort}`);
	await page.getByText('What leaving means').click();
	await expect(page.getByText('You sent one thing here')).toBeVisible();
	await page.getByRole('button', { name: 'Leave, and withdraw it all' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Your cohorts' })).toBeVisible();
	expect([await reads(ola, message), await reads(page, message)]).toEqual([false, true]);
});

async function answersOf(who: Asking, reply: string): Promise<(string | null)[][]> {
	const { data } = await ask(who, 'reply_page', { reply });
	const { answers } = data as { answers: { body: string; by: { name: string | null } }[] };
	return answers.map(({ by, body }) => [by.name, body]);
}

/** Where a link leads: on the page it is relative. */
async function addressOf(link: Locator): Promise<string> {
	return new URL((await link.getAttribute('href')) ?? '', link.page().url()).pathname;
}
