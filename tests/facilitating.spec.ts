import { test } from './circle.ts';
import { circle, row } from './cohort.ts';
import { ask, memberCalled, reads, sendTo } from './correspondence.ts';
import { expect, look, post, reload, visit, type Asking } from './people.ts';

test('a facilitator invites another, who has the same rights; whoever is removed is out at once, and the last one stays', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const people = `/cohorts/${cohort}/people`;
	const ola = await register('Ola');
	await post(ola, invitation, { shares: 'no' });
	const reply = await sendTo(ola, cohort, 'What I would say to you.');

	await visit(page, people);
	await page.getByText('Invite a co-facilitator').click();
	await page.getByRole('button', { name: 'Make the co-facilitator’s link' }).click();
	const link = page.getByLabel('Link to send to a co-facilitator');
	const first = await link.inputValue();
	await page
		.getByRole('listitem')
		.filter({ has: link })
		.getByRole('button', { name: 'Replace its link' })
		.click();
	await expect(page.getByText('A new link stands in place of the old one')).toBeVisible();
	const second = await link.inputValue();

	const mika = await register('Mika');
	expect((await look(mika, new URL(first).pathname)).status()).toBe(410);
	await post(mika, new URL(second).pathname, { hears: 'yes' });
	expect((await look(mika, people)).status()).toBe(200);
	expect(await reads(mika, reply)).toBe(true);

	await reload(page);
	await expect(row(page, 'Mika')).toContainText('facilitator');
	await expect(row(page, 'Ola')).toContainText('keeps it to themselves');
	await page.getByLabel('Find by name').fill('ol');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('1 person with “ol” in the name')).toBeVisible();
	const member = await memberCalled(page, cohort, 'Ola');
	await page.getByRole('link', { name: 'Remove Ola' }).click();
	await expect(page.getByText('What they sent to you stays theirs')).toBeVisible();
	await page.getByRole('button', { name: 'Remove Ola' }).click();
	await expect(page.getByText('They are removed from the cohort.')).toBeVisible();
	await expect(row(page, 'Ola')).toHaveCount(0);
	await post(page, `${people}?/remove`, { member });
	expect((await look(ola, `/cohorts/${cohort}`)).status()).toBe(404);
	expect([await reads(ola, reply), await reads(mika, reply)]).toEqual([true, false]);

	await page.getByRole('link', { name: 'Remove Mika' }).click();
	await page.getByRole('link', { name: 'Keep them in the cohort' }).click();
	await expect(page.getByRole('heading', { name: 'Remove Mika' })).toHaveCount(0);
	await page.getByRole('link', { name: 'Remove Mika' }).click();
	await page.getByRole('button', { name: 'Remove Mika' }).click();
	await expect(row(page, 'Mika')).toHaveCount(0);
	expect((await look(mika, people)).status()).toBe(404);

	await page.getByRole('link', { name: 'Remove Hester' }).click();
	await page.getByRole('button', { name: 'Remove Hester' }).click();
	await expect(page.getByText('A cohort keeps at least one facilitator.')).toBeVisible();
	await reload(page);
	await expect(row(page, 'Hester')).toContainText('facilitator');
});

test('a learner’s page is noted when a facilitator opens it, and not when they point at it', async ({
	arrive,
	register,
	scripted
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const ida = await register('Ida');
	await post(ida, invitation, { shares: 'yes' });
	const reply = await sendTo(ida, cohort, 'I asked, and then I waited.');
	const teo = await register('Teo');
	await post(teo, invitation, { shares: 'no' });

	await visit(page, `/cohorts/${cohort}/overview`);
	const waiting = page.getByRole('region', { name: 'Who waits for an answer' });
	await expect(waiting.getByRole('link', { name: 'Ida, since today' })).toHaveAttribute(
		'href',
		new RegExp(`/replies/${reply}$`)
	);
	const name = page.getByRole('rowheader').getByRole('link', { name: 'Ida' });
	if (scripted) {
		// What is asked for ahead elsewhere shows that pointing had its time.
		const ahead = page.waitForRequest(/people\/__data\.json/);
		await name.hover();
		await name.focus();
		await page.getByRole('link', { name: 'People', exact: true }).hover();
		await ahead;
		expect(await visits(ida)).toEqual([]);
	}
	await name.click();
	await expect(page.getByRole('heading', { level: 1, name: 'Ida' })).toBeVisible();
	await expect(page.getByText('It was noted that you opened this page')).toBeVisible();
	await expect(page.getByText('I asked, and then I waited.')).toBeVisible();
	await expect(page.getByText('waits for an answer since today')).toBeVisible();
	await expect(page.getByText('not marked as read, 0 of 5 steps ticked').first()).toBeVisible();
	expect(await visits(ida)).toEqual(['Hester']);

	// Whoever keeps to themselves and sent nothing has no page, and so has nobody.
	const silent = await memberCalled(host.page, cohort, 'Teo');
	for (const member of [silent, '00000000-0000-4000-8000-000000000000']) {
		const answer = await look(page, `/cohorts/${cohort}/learners/${member}`);
		expect(answer.status()).toBe(404);
	}
	await sendTo(teo, cohort, 'A word from Teo.');
	await visit(page, `/cohorts/${cohort}/learners/${silent}`);
	await expect(page.getByText('Teo keeps their progress to themselves.')).toBeVisible();
	await expect(page.getByText('A word from Teo.')).toBeVisible();
});

test('what a facilitator says to the circle stands on every desk, is changed and taken away', async ({
	arrive
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const { page: noor } = await arrive('Noor');
	await post(noor, invitation, { shares: 'no' });

	await visit(page, `/cohorts/${cohort}`);
	const field = page.getByLabel('What would you say to everyone?');
	await field.fill('x'.repeat(2001));
	await page.getByRole('button', { name: 'Put it up' }).click();
	await expect(page.getByText('This is 1 character more than fit here')).toBeVisible();
	await expect(field).toHaveValue('x'.repeat(2001));
	await field.fill('Notice <b>who</b> ends the session.');
	await page.getByRole('button', { name: 'Put it up' }).click();
	await expect(page.getByText('The circle can read it.')).toBeVisible();

	for (const path of ['/desk', `/cohorts/${cohort}`]) {
		await visit(noor, path);
		await expect(noor.getByText('Notice <b>who</b> ends the session.')).toBeVisible();
	}
	await expect(noor.getByLabel('What would you say')).toHaveCount(0);

	await visit(page, `/cohorts/${cohort}`);
	await page.getByText('Change the note').click();
	await field.fill('Notice how it ends.');
	await page.getByRole('button', { name: 'Change it' }).click();
	await expect(page.locator('.circle-note')).toContainText('Notice how it ends.');
	await reload(noor);
	await expect(noor.getByText('Notice how it ends.')).toBeVisible();
	await page.getByRole('button', { name: 'Take the note away' }).click();
	await expect(page.getByText('The note is taken away.')).toBeVisible();
	await reload(noor);
	await expect(noor.locator('.circle-note')).toHaveCount(0);
});

test('facilitators rename their cohort, and say how soon they answer, without losing a word that does not fit', async ({
	arrive
}) => {
	const { host, cohort } = await circle(arrive);
	const { page } = host;
	await visit(page, `/cohorts/${cohort}/settings`);
	const name = page.getByLabel('Its name');
	const answers = page.getByLabel('How soon do you usually answer?');
	await name.fill('River circle');
	await answers.fill('soon '.repeat(41));
	await page.getByRole('button', { name: 'Keep this' }).click();
	await expect(page.getByText('Please use at most 200 characters.')).toBeVisible();
	await expect(name).toHaveValue('River circle');
	await expect(answers).toHaveValue('soon '.repeat(41));
	await answers.fill('Within three days.');
	await page.getByRole('button', { name: 'Keep this' }).click();
	await expect(page.getByText('Saved just now')).toBeVisible();
	await visit(page, `/cohorts/${cohort}/settings`);
	await expect(page.getByText('River circle')).toBeVisible();
	await expect(answers).toHaveValue('Within three days.');
});

/** Who opened this person's page, as they can read it themselves. */
async function visits(who: Asking): Promise<(string | null)[]> {
	const { data } = await ask(who, 'seen_page', {});
	const { cohorts } = data as { cohorts: { visits: { by: string | null }[] }[] };
	return cohorts.flatMap(({ visits }) => visits.map(({ by }) => by));
}
