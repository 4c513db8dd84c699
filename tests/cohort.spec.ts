import type { Page } from '@playwright/test';
import { invite } from './circle.ts';
import { letter, tick, tickElsewhere } from './letter.ts';
import { test } from './circle.ts';
import {
	enter,
	expect,
	look,
	makeHost,
	newAddress,
	nextMail,
	post,
	reload,
	send,
	signIn,
	supabase,
	visit,
	type Person
} from './people.ts';

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
	await amara.page.getByRole('button', { name: 'Make the link' }).click();
	const link = await amara.page.getByLabel('Link to send').inputValue();
	const overview = new URL(amara.page.url()).pathname;

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
	await expect(stranger.getByLabel('Send me a mail when a facilitator')).toBeChecked();
	await stranger.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(stranger.getByText('Your name, Noor, and this, and nothing more:')).toBeVisible();
	const mail = stranger.getByLabel('Send me a mail when a facilitator');
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

		await visit(host.page, `/cohorts/${cohort}/overview`);
		await expect(host.page.getByText('everyone it was for has joined; 1 of 1')).toBeVisible();
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

test('a facilitator finds people by name and sorts them by letter and by last tick', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	for (const { name, ticks } of [
		{ name: 'Ana 100%', ticks: 0 },
		{ name: 'Ben_Ada', ticks: 3 },
		{ name: 'Çelik', ticks: 1 }
	]) {
		const learner = await register(name);
		await post(learner, invitation, { shares: 'yes' });
		for (let at = 0; at < ticks; at++) await tickElsewhere(learner, at);
	}

	const { page } = host;
	await visit(page, `/cohorts/${cohort}/overview`);
	await expect(names(page)).toHaveText(['Ana 100%', 'Ben_Ada', 'Çelik']);
	await page
		.getByRole('link', { name: /sort by this letter/ })
		.first()
		.click();
	await expect(names(page)).toHaveText(['Ben_Ada', 'Çelik', 'Ana 100%']);
	await page.getByRole('link', { name: 'Name', exact: true }).click();
	await expect(names(page)).toHaveText(['Ana 100%', 'Ben_Ada', 'Çelik']);
	await page.getByRole('link', { name: 'Last tick' }).click();
	await expect(names(page)).toHaveText(['Ben_Ada', 'Çelik', 'Ana 100%']);
	await expect(row(page, 'Ana 100%')).toContainText('nothing yet');

	for (const [search, found] of [
		['_', 'Ben_Ada'],
		['ÇEL', 'Çelik']
	] as const) {
		await page.getByLabel('Find by name').fill(search);
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(page.getByText(`1 person with “${search}” in the name`)).toBeVisible();
		await expect(names(page)).toHaveText([found]);
		await expect(page.getByLabel('Find by name')).toHaveValue(search);
	}
	await page.getByLabel('Find by name').fill('nobody');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('0 people with “nobody” in the name')).toBeVisible();
	await page.getByRole('link', { name: 'Show everyone' }).click();
	await expect(names(page)).toHaveCount(3);
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
				for (const path of [`/cohorts/${id}`, `/cohorts/${id}/overview`]) {
					expect((await look(who, path)).status(), path).toBe(404);
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

	test('a learner who asks for the overview is told calmly that it is for others; a stranger signs in first', async ({
		arrive,
		register,
		request
	}) => {
		const { cohort, invitation } = await circle(arrive);
		const kai = await register('Kai');
		await post(kai, invitation, { shares: 'yes' });
		const path = `/cohorts/${cohort}/overview`;
		const answer = await look(kai, path);
		expect(answer.status()).toBe(403);
		expect(await answer.text()).toContain('This page is for other people');
		expect(await answer.text()).not.toContain('Valley circle');
		const { location } = (await look({ request }, path)).headers();
		expect(location).toBe(`/account/sign-in?next=${encodeURIComponent(path)}`);
	});

	test('an invitation that nobody made is a page that is not there', async ({ request }) => {
		for (const token of ['0'.repeat(32), 'short']) {
			expect((await look({ request }, `/join/${token}`)).status()).toBe(404);
		}
	});

	test('learners cannot invite, take invitations back, or choose for others', async ({
		arrive,
		register
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		const noa = await register('Noa');
		await post(noa, invitation, { shares: 'no' });
		const overview = `/cohorts/${cohort}/overview`;
		const token = invitation.slice(-32);
		for (const [who, action, form] of [
			[noa, `${overview}?/invite`, { days: '30', seats: '30' }],
			[noa, `${overview}?/revoke`, { token }],
			[host.page, `/cohorts/${cohort}?/consent`, { shares: 'yes' }]
		] as const) {
			expect((await send(who, action, form)).status(), action).toBe(403);
		}
		await visit(host.page, overview);
		await expect(host.page.getByLabel('Link to send')).toHaveCount(1);
		await expect(counts(host.page)).toContainText('1 person. 0 let you');
	});
});

test.describe('many', () => {
	test.skip(
		({ scripted }) => !scripted,
		'The same links without script, and fifty-one sign-ups are long.'
	);

	test('learners come in pages of fifty', async ({ arrive }) => {
		test.slow();
		const { host, cohort } = await circle(arrive);
		await crowd(await invite(host.page, cohort, 60), 51);
		const { page } = host;
		await visit(page, `/cohorts/${cohort}/overview`);
		await expect(counts(page)).toContainText('51 people. 51 let you see their progress');
		await expect(names(page)).toHaveCount(50);
		await expect(names(page).first()).toHaveText('Learner 01');
		await page.getByRole('link', { name: 'Further' }).click();
		await expect(names(page)).toHaveText(['Learner 51']);
		await expect(page.getByText('Page 2 of 2')).toBeVisible();
		await page.getByRole('link', { name: 'Earlier' }).click();
		await expect(names(page)).toHaveCount(50);
		await page.getByLabel('Find by name').fill('Learner 5');
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(names(page)).toHaveText(['Learner 50', 'Learner 51']);
	});
});

test.describe('the demo people', () => {
	test('their facilitators see where thirty learners are, at first sight', async ({
		stranger: page,
		scripted
	}) => {
		// Both facilitate; each run signs in as one of them, so that two do not ask for one code at once.
		await enter(page, scripted ? 'amara@demo.example' : 'jonas@demo.example');
		await visit(page, '/cohorts');
		await page.getByRole('link', { name: 'Spring circle' }).click();
		await expect(counts(page)).toContainText(
			'30 people. 24 let you see their progress, 6 keep it to themselves'
		);
		await expect(firstLetter(page)).toContainText('17 have ticked a step');
		await expect(firstLetter(page)).toContainText('3 more have read it');
		const [done, read] = await firstLetter(page).locator('rect').all();
		expect(Number(await done?.getAttribute('width'))).toBeCloseTo((17 / 24) * 100);
		expect(Number(await read?.getAttribute('width'))).toBeCloseTo((3 / 24) * 100);
		expect(Number(await read?.getAttribute('x'))).toBeCloseTo((17 / 24) * 100);

		await expect(names(page)).toHaveCount(24);
		const noor = row(page, 'Noor Haddad');
		await expect(noor).toContainText(`2 of ${letter.steps.length} steps`);
		await expect(noor.locator('.dots .on')).toHaveCount(2);
		await expect(row(page, 'Wren Castellanos')).toContainText('nothing yet');
		for (const when of ['this week', 'before']) {
			await expect(page.getByRole('cell', { name: when, exact: true }).first()).toBeVisible();
		}
		await expect(page.getByText('Teo Marin')).toHaveCount(0);
		await expect(page.getByLabel('Link to send')).toHaveCount(1);
	});

	test('a learner among them finds what she ticked and wrote, and what her facilitators see', async ({
		stranger: page,
		scripted
	}) => {
		const [email, began] = scripted
			? ['noor@demo.example', 'I decided that we would go back']
			: ['rivka@demo.example', 'I decided what to call it.'];
		await enter(page, email);
		await visit(page, letter.path);
		await expect(page.getByRole('textbox').first()).toHaveValue(new RegExp(`^${began}`));
		await visit(page, '/cohorts');
		await page.getByRole('link', { name: 'Spring circle' }).click();
		await expect(page.getByText('marked as read, 2 of 5 steps ticked')).toBeVisible();
	});
});

/** A host with a cohort, and the path of its invitation. */
async function circle(
	arrive: (name: string) => Promise<Person & { page: Page }>
): Promise<{ host: { page: Page }; cohort: string; invitation: string }> {
	const host = await arrive('Hester');
	await makeHost(host);
	const overview = await post(host.page, '/cohorts?/start', { name: 'Valley circle' });
	const cohort = overview.split('/')[2] ?? '';
	return { host, cohort, invitation: await invite(host.page, cohort) };
}

/** Learners 01, 02, … who signed up by mail and joined: through the public API, not through pages. */
async function crowd(invitation: string, size: number): Promise<void> {
	const names = Array.from(
		{ length: size },
		(_, at) => `Learner ${String(at + 1).padStart(2, '0')}`
	);
	// A few at a time, so that the other tests' people are not kept waiting.
	while (names.length > 0) {
		await Promise.all(names.splice(0, 3).map((name) => joinByApi(invitation.slice(-32), name)));
	}
}

async function joinByApi(token: string, name: string): Promise<void> {
	const { url, key } = supabase();
	const headers = { apikey: key, 'content-type': 'application/json' };
	const ask = async (path: string, body: object, more: HeadersInit = {}) => {
		const answer = await fetch(url + path, {
			method: 'POST',
			headers: { ...headers, ...more },
			body: JSON.stringify(body)
		});
		expect(answer.status, path).toBeLessThan(300);
		return answer;
	};
	const email = newAddress('learner');
	await ask('/auth/v1/otp', { email });
	const { hash, type } = await nextMail(email);
	const session = await ask('/auth/v1/verify', { token_hash: hash, type });
	const { access_token } = (await session.json()) as { access_token: string };
	const me = { authorization: `Bearer ${access_token}` };
	await ask('/rest/v1/rpc/profile_save', { display_name: name, pronouns: '' }, me);
	await ask('/rest/v1/rpc/cohort_join', { token, shares: true, hears: false }, me);
}

const counts = (page: Page) => page.locator('main .lead');
const firstLetter = (page: Page) =>
	page.getByRole('region', { name: 'Where the cohort is' }).locator('.cell').first();
const names = (page: Page) => page.getByRole('rowheader');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
