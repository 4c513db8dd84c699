import { invite, test } from './circle.ts';
import { circle, counts, firstLetter, names, row } from './cohort.ts';
import { letter, tick, tickElsewhere } from './letter.ts';
import { expect, look, makeHost, newAddress, post, reload, send, signIn, visit } from './people.ts';

test('a host starts a cohort; one learner lets her see their progress, another does not; consent is taken back', async ({
	arrive,
	register,
	stranger,
	scripted
}) => {
	const amara = await arrive('Amara');
	await makeHost(amara);
	await visit(amara.page, '/cohorts');
	await amara.page.getByLabel('Its name').fill('Harbour circle');
	await amara.page.getByRole('button', { name: 'Start it' }).click();
	await expect(amara.page.getByRole('heading', { name: 'Harbour circle' })).toBeVisible();
	await expect(amara.page.getByText('Nobody has joined yet.')).toBeVisible();
	const overview = new URL(amara.page.url()).pathname;
	await amara.page.getByRole('link', { name: 'Invite people' }).click();
	await amara.page.getByRole('button', { name: 'Make the link' }).click();
	const link = await amara.page.getByLabel('Link to send').inputValue();

	// Noor has no account yet, and sees before she has one what joining would mean.
	await visit(stranger, link);
	await expect(stranger.getByText('Amara invites you')).toBeVisible();
	await expect(stranger.getByText('Facilitators read what you send to them')).toBeVisible();
	await stranger.getByRole('link', { name: 'Sign in to join' }).click();
	await signIn(stranger, newAddress('Noor'), { next: new URL(link).pathname });
	await stranger.getByLabel('What shall we call you?').fill('Noor');
	await stranger.getByRole('button', { name: 'Go on' }).click();
	await expect(stranger.getByText('Your name with the letters you marked as read')).toBeVisible();
	await stranger.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(stranger.getByText('Please choose one of the two.')).toBeVisible();
	await stranger.getByLabel('Let them see my progress').check();
	await expect(stranger.getByLabel('Send me a mail when somebody has answered')).toBeChecked();
	await stranger.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(stranger.getByText('Your name, Noor, and this, and nothing more:')).toBeVisible();
	const mail = stranger.getByLabel('Send me a mail when somebody has answered');
	await expect(mail).toBeChecked();
	await mail.uncheck();
	await stranger.getByRole('button', { name: 'Keep it so' }).click();
	await expect(stranger.getByText('It holds from this moment.')).toBeVisible();
	await expect(mail).not.toBeChecked();

	const teo = await register('Teo');
	await post(teo, new URL(link).pathname, { shares: 'no' });
	await tickElsewhere(teo);

	await visit(stranger, letter.path);
	await tick(stranger, scripted);
	await stranger.getByRole('button', { name: 'I have read this letter' }).click();
	await expect(stranger.getByText('You marked this letter as read.')).toBeVisible();

	await visit(amara.page, overview);
	await expect(counts(amara.page)).toContainText(
		'2 people. 1 lets you see their progress, 1 keeps it to themselves'
	);
	await expect(firstLetter(amara.page)).toContainText('1 has ticked a step');
	await expect(names(amara.page)).toHaveText(['Noor']);
	await expect(row(amara.page, 'Noor')).toContainText(`1 of ${letter.steps.length} steps`);
	await expect(row(amara.page, 'Noor')).toContainText('read');
	await expect(row(amara.page, 'Noor')).toContainText('this week');
	await expect(amara.page.getByText('Teo')).toHaveCount(0);

	const cohort = overview.replace('/overview', '');
	await visit(stranger, cohort);
	await stranger.getByLabel('Keep my progress to myself').check();
	await stranger.getByRole('button', { name: 'Keep my choice' }).click();
	await expect(stranger.getByText('Your choice holds from this moment.')).toBeVisible();
	await expect(stranger.getByText('Nothing of your progress.')).toBeVisible();
	await visit(amara.page, overview);
	await expect(counts(amara.page)).toContainText(
		'2 people. 0 let you see their progress, 2 keep it to themselves'
	);
	await expect(amara.page.getByText('Noor')).toHaveCount(0);
	await expect(amara.page.getByText('has ticked a step')).toHaveCount(0);

	await visit(stranger, cohort);
	await stranger.getByLabel('Let them see my progress').check();
	await stranger.getByRole('button', { name: 'Keep my choice' }).click();
	await expect(stranger.getByText('Your name, Noor, and this, and nothing more:')).toBeVisible();
	await visit(amara.page, overview);
	await expect(names(amara.page)).toHaveText(['Noor']);
});

test.describe('joining', () => {
	test('an invitation taken back, or with no seat left, opens nothing any more, and says so calmly', async ({
		arrive,
		register,
		stranger: page
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		const last = await invite(host.page, cohort, 1);
		await post(await register('First'), last, { shares: 'no' });
		expect((await page.goto(last))?.status()).toBe(410);
		await expect(page.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();

		await visit(host.page, `/cohorts/${cohort}/people`);
		await host.page.getByText('Links that are closed (1)').click();
		await expect(host.page.getByText('Everyone it was for has joined; 1 of 1')).toBeVisible();
		await host.page.getByRole('button', { name: 'Take this invitation back' }).click();
		await expect(host.page.getByRole('status').filter({ hasText: 'is taken back' })).toBeVisible();
		await expect(host.page.getByLabel('Link to send')).toHaveCount(0);
		expect((await page.goto(invitation))?.status()).toBe(410);
		await expect(page.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();
		const late = await register('Late');
		for (const path of [last, invitation]) {
			expect((await send(late, path, { shares: 'yes' })).status()).toBe(410);
		}
	});

	test('who is in already stays as they are; who leaves is gone, and needs an invitation to come back', async ({
		arrive
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		const { page: lou } = await arrive('Lou');
		await post(lou, invitation, { shares: 'yes' });
		await visit(lou, invitation);
		await expect(lou).toHaveURL(`/cohorts/${cohort}`);
		await post(lou, invitation, { shares: 'no' });
		await visit(host.page, `/cohorts/${cohort}/overview`);
		await expect(counts(host.page)).toContainText('1 person. 1 lets you');
		await expect(names(host.page)).toHaveText(['Lou']);

		await visit(lou, `/cohorts/${cohort}`);
		await lou.getByText('What leaving means').click();
		await lou.getByRole('button', { name: 'Leave Valley circle' }).click();
		await expect(lou.getByText('You are in no cohort, and need none')).toBeVisible();
		expect((await look(lou, `/cohorts/${cohort}`)).status()).toBe(404);
		await reload(host.page);
		await expect(counts(host.page)).toContainText('0 people.');
		await expect(host.page.getByText('Lou')).toHaveCount(0);

		await post(lou, invitation, { shares: 'no' });
		await reload(host.page);
		await expect(counts(host.page)).toContainText('1 person. 0 let you');
	});
});

test.describe('by hand', () => {
	test.skip(({ scripted }) => scripted, 'asked once');

	test('people of another cohort cannot tell that this one is there', async ({
		arrive,
		register
	}) => {
		const { cohort } = await circle(arrive);
		const other = await circle(arrive);
		const mo = await register('Mo');
		await post(mo, other.invitation, { shares: 'yes' });
		for (const who of [mo, other.host.page]) {
			for (const id of [cohort, '00000000-0000-4000-8000-000000000000']) {
				for (const page of ['', '/overview', '/people', '/settings', `/learners/${id}`]) {
					expect((await look(who, `/cohorts/${id}${page}`)).status(), page).toBe(404);
				}
			}
		}
	});

	test('who is no host has no form to start a cohort, and a forged one is refused', async ({
		register
	}) => {
		const ola = await register('Ola');
		expect(await (await look(ola, '/cohorts')).text()).not.toContain('Start a cohort');
		expect((await send(ola, '/cohorts?/start', { name: 'Mine' })).status()).toBe(403);
		expect(await (await look(ola, '/cohorts')).text()).not.toContain('Mine');
	});

	test('a learner who asks for the facilitators’ pages is told calmly that it is for others; a stranger signs in first', async ({
		arrive,
		register,
		request
	}) => {
		const { cohort, invitation } = await circle(arrive);
		const kai = await register('Kai');
		await post(kai, invitation, { shares: 'yes' });
		for (const page of ['overview', 'people', 'settings', `learners/${cohort}`]) {
			const answer = await look(kai, `/cohorts/${cohort}/${page}`);
			expect(answer.status(), page).toBe(403);
			expect(await answer.text()).toContain('This page is for other people');
			expect(await answer.text()).not.toContain('Valley circle');
		}
		const path = `/cohorts/${cohort}/overview`;
		const { location } = (await look({ request }, path)).headers();
		expect(location).toBe(`/account/sign-in?next=${encodeURIComponent(path)}`);
	});

	test('an invitation that nobody made is a page that is not there', async ({ request }) => {
		for (const token of ['0'.repeat(32), 'short']) {
			expect((await look({ request }, `/join/${token}`)).status()).toBe(404);
		}
	});

	test('learners cannot invite, take invitations back, speak to the circle, or choose for others', async ({
		arrive,
		register
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		const noa = await register('Noa');
		await post(noa, invitation, { shares: 'no' });
		const people = `/cohorts/${cohort}/people`;
		const token = invitation.slice(-32);
		for (const [who, action, form] of [
			[noa, `${people}?/invite`, { days: '30', seats: '30' }],
			[noa, `${people}?/revoke`, { token }],
			[noa, `${people}?/replace`, { token }],
			[noa, `${people}?/remove`, { member: cohort }],
			[noa, `/cohorts/${cohort}/settings?/keep`, { name: 'Noa’s', answers: '' }],
			[noa, `/cohorts/${cohort}?/note`, { note: 'From Noa.' }],
			[host.page, `/cohorts/${cohort}?/consent`, { shares: 'yes' }]
		] as const) {
			expect((await send(who, action, form)).status(), action).toBe(403);
		}
		await visit(host.page, people);
		await expect(host.page.getByLabel('Link to send')).toHaveValue(new RegExp(invitation));
		await expect(row(host.page, 'Noa')).toContainText('keeps it to themselves');
	});
});
