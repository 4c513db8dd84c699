import type { Page } from '@playwright/test';
import { invite } from './circle.ts';
import { letter, tick } from './letter.ts';
import {
	enter,
	expect,
	makeHost,
	newAddress,
	nextMail,
	post,
	reload,
	send,
	signIn,
	supabase,
	test,
	visit,
	type Person
} from './people.ts';

test('a host starts a cohort; one learner lets her see their progress, another does not; consent is taken back', async ({
	arrive,
	page: stranger,
	scripted
}) => {
	test.slow();
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
	await expect(stranger.getByText('No facilitator can read it.')).toBeVisible();
	await stranger.getByRole('link', { name: 'Sign in to join' }).click();
	await signIn(stranger, newAddress('Noor'), { next: new URL(link).pathname });
	await stranger.getByLabel('What shall we call you?').fill('Noor');
	await stranger.getByRole('button', { name: 'Go on' }).click();
	await expect(stranger.getByText('Your name with the letters you marked as read')).toBeVisible();
	await stranger.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(stranger.getByText('Please choose one of the two.')).toBeVisible();
	await stranger.getByLabel('Let them see my progress').check();
	await stranger.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(stranger.getByText('Your name, Noor, and this, and nothing more:')).toBeVisible();

	const teo = await arrive('Teo');
	await visit(teo.page, link);
	await teo.page.getByLabel('Keep my progress to myself').check();
	await teo.page.getByRole('button', { name: 'Join Harbour circle' }).click();
	await expect(teo.page.getByText('Nothing of your progress.')).toBeVisible();

	for (const page of [stranger, teo.page]) {
		await visit(page, letter.path);
		await tick(page, scripted);
	}
	await visit(stranger, letter.path);
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
	await expect(stranger.getByRole('status')).toHaveText('Your choice holds from this moment.');
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
	test('who is in already is led to the cohort, and stays as they are', async ({ arrive }) => {
		const { host, cohort, invitation } = await circle(arrive);
		const pat = await arrive('Pat');
		await post(pat.page, invitation, { shares: 'yes' });
		await visit(pat.page, invitation);
		await expect(pat.page).toHaveURL(`/cohorts/${cohort}`);
		await post(pat.page, invitation, { shares: 'no' });
		await visit(host.page, `/cohorts/${cohort}/overview`);
		await expect(counts(host.page)).toContainText('1 person. 1 lets you');
	});

	test('a seat is given once: the last one closes the invitation', async ({ arrive }) => {
		const { host, cohort } = await circle(arrive);
		await send(host.page, `/cohorts/${cohort}/overview?/invite`, { days: '7', seats: '1' });
		await visit(host.page, `/cohorts/${cohort}/overview`);
		const item = host.page.getByRole('listitem').filter({ hasText: '0 of 1 joined by it' });
		const link = await item.getByLabel('Link to send').inputValue();

		const first = await arrive('First');
		const second = await arrive('Second');
		await post(first.page, new URL(link).pathname, { shares: 'no' });
		const answer = await second.page.goto(link);
		expect(answer?.status()).toBe(410);
		await expect(
			second.page.getByRole('heading', { name: 'This link has done its work' })
		).toBeVisible();
		await reload(host.page);
		await expect(host.page.getByText('everyone it was for has joined; 1 of 1')).toBeVisible();
	});

	test('an invitation taken back opens nothing any more, and says so calmly', async ({
		arrive,
		page
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		await visit(host.page, `/cohorts/${cohort}/overview`);
		await host.page.getByRole('button', { name: 'Take this invitation back' }).click();
		await expect(host.page.getByRole('status').filter({ hasText: 'is taken back' })).toBeVisible();
		await expect(host.page.getByLabel('Link to send')).toHaveCount(0);

		expect((await page.goto(invitation))?.status()).toBe(410);
		await expect(page.getByRole('heading', { name: 'This link has done its work' })).toBeVisible();
		const late = await arrive('Late');
		expect((await send(late.page, invitation, { shares: 'yes' })).status()).toBe(410);
	});

	test('an invitation that nobody made is a page that is not there', async ({ page }) => {
		expect((await page.goto(`/join/${'0'.repeat(32)}`))?.status()).toBe(404);
		await expect(page.getByRole('heading', { name: 'There is no page here' })).toBeVisible();
		expect((await page.goto('/join/short'))?.status()).toBe(404);
	});

	test('terms that cannot be are told next to their fields', async ({ arrive }) => {
		const { host, cohort } = await circle(arrive);
		await visit(host.page, `/cohorts/${cohort}/overview`);
		await host.page.getByText('Make another invitation').click();
		await host.page.getByLabel('Open for how many days?').fill('0');
		await host.page.getByLabel('For how many people?').fill('many');
		await host.page.getByRole('button', { name: 'Make the link' }).click();
		await expect(host.page.getByLabel('Open for how many days?')).toHaveAccessibleDescription(
			'An invitation is open for 1 to 365 days.'
		);
		await expect(host.page.getByLabel('For how many people?')).toHaveValue('many');
		await expect(host.page.getByLabel('For how many people?')).toHaveAccessibleDescription(
			'Please enter a number of people, from 1 to 1,000.'
		);
	});
});

test('who leaves is gone from the numbers, and needs an invitation to come back', async ({
	arrive
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const lou = await arrive('Lou');
	await post(lou.page, invitation, { shares: 'yes' });
	await visit(lou.page, `/cohorts/${cohort}`);
	await lou.page.getByText('What leaving means').click();
	await lou.page.getByRole('button', { name: 'Leave Valley circle' }).click();
	await expect(lou.page.getByText('You are in no cohort, and need none')).toBeVisible();
	expect((await lou.page.goto(`/cohorts/${cohort}`))?.status()).toBe(404);

	await visit(host.page, `/cohorts/${cohort}/overview`);
	await expect(counts(host.page)).toContainText('0 people.');
	await expect(host.page.getByText('Lou')).toHaveCount(0);

	await post(lou.page, invitation, { shares: 'no' });
	await visit(host.page, `/cohorts/${cohort}/overview`);
	await expect(counts(host.page)).toContainText('1 person. 0 let you');
});

test('a facilitator finds people by name and sorts them by letter and by last tick', async ({
	arrive
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const [one, two, three] = letter.steps;
	await Promise.all(
		[
			{ name: 'Ana 100%', ticks: [] },
			{ name: 'Ben_Ada', ticks: [one.id, two.id, three.id] },
			{ name: 'Çelik', ticks: [one.id] }
		].map(async ({ name, ticks }) => {
			const { page } = await arrive(name);
			await post(page, invitation, { shares: 'yes' });
			for (const step of ticks) await send(page, `${letter.path}?/save`, { step });
		})
	);

	const { page } = host;
	await visit(page, `/cohorts/${cohort}/overview`);
	await expect(names(page)).toHaveText(['Ana 100%', 'Ben_Ada', 'Çelik']);
	await page
		.getByRole('link', { name: /sort by this letter/ })
		.first()
		.click();
	await expect(names(page)).toHaveText(['Ben_Ada', 'Çelik', 'Ana 100%']);
	await page.getByRole('link', { name: 'Last tick' }).click();
	await expect(names(page)).toHaveText(['Ben_Ada', 'Çelik', 'Ana 100%']);
	await expect(row(page, 'Ana 100%')).toContainText('nothing yet');
	await page.getByRole('link', { name: 'Name', exact: true }).click();
	await expect(names(page)).toHaveText(['Ana 100%', 'Ben_Ada', 'Çelik']);

	for (const [search, found] of [
		['ada', ['Ben_Ada']],
		['%', ['Ana 100%']],
		['_', ['Ben_Ada']],
		['ÇEL', ['Çelik']]
	] as const) {
		await page.getByLabel('Find by name').fill(search);
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(names(page)).toHaveText([...found]);
		await expect(page.getByText(`1 person with “${search}” in the name`)).toBeVisible();
		await expect(page.getByLabel('Find by name')).toHaveValue(search);
	}
	await page.getByLabel('Find by name').fill('nobody');
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page.getByText('0 people with “nobody” in the name')).toBeVisible();
	await page.getByRole('link', { name: 'Show everyone' }).click();
	await expect(names(page)).toHaveCount(3);
});

test.describe('who may not', () => {
	test('learners cannot open the overview, and people of another cohort cannot tell that it is there', async ({
		arrive,
		page: stranger
	}) => {
		const { cohort, invitation } = await circle(arrive);
		const kai = await arrive('Kai');
		await post(kai.page, invitation, { shares: 'yes' });
		expect((await kai.page.goto(`/cohorts/${cohort}/overview`))?.status()).toBe(403);
		await expect(
			kai.page.getByRole('heading', { name: 'This page is for other people' })
		).toBeVisible();

		const elsewhere = await circle(arrive);
		const mo = await arrive('Mo');
		await post(mo.page, elsewhere.invitation, { shares: 'yes' });
		const nowhere = '00000000-0000-4000-8000-000000000000';
		for (const person of [mo, elsewhere.host]) {
			for (const path of [`/cohorts/${cohort}`, `/cohorts/${cohort}/overview`]) {
				const there = await person.page.goto(path);
				const never = await person.page.request.get(path.replace(cohort, nowhere));
				expect([there?.status(), never.status()]).toEqual([404, 404]);
			}
		}

		for (const path of [`/cohorts/${cohort}`, `/cohorts/${cohort}/overview`]) {
			await visit(stranger, path);
			await expect(stranger).toHaveURL(`/account/sign-in?next=${encodeURIComponent(path)}`);
		}
	});

	test('who is no host has no form to start a cohort, and a forged one is refused', async ({
		arrive
	}) => {
		const { page } = await arrive('Ola');
		await visit(page, '/cohorts');
		await expect(page.getByText('You are in no cohort, and need none')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Start a cohort' })).toHaveCount(0);
		expect((await send(page, '/cohorts?/start', { name: 'Mine' })).status()).toBe(403);
		await reload(page);
		await expect(page.getByText('Mine')).toHaveCount(0);
	});

	test('learners cannot invite, take invitations back, or choose for others', async ({
		arrive
	}) => {
		const { host, cohort, invitation } = await circle(arrive);
		const noa = await arrive('Noa');
		await post(noa.page, invitation, { shares: 'no' });
		const overview = `/cohorts/${cohort}/overview`;
		const terms = { days: '30', seats: '30' };
		const token = invitation.slice(-32);
		expect((await send(noa.page, `${overview}?/invite`, terms)).status()).toBe(403);
		expect((await send(noa.page, `${overview}?/revoke`, { token })).status()).toBe(403);
		expect((await send(host.page, `/cohorts/${cohort}?/consent`, { shares: 'yes' })).status()).toBe(
			403
		);
		await visit(host.page, overview);
		await expect(host.page.getByLabel('Link to send')).toHaveCount(1);
		await expect(counts(host.page)).toContainText('1 person. 0 let you');
	});
});

test('learners come in pages of fifty', async ({ arrive, scripted }) => {
	test.skip(!scripted, 'The same links without script, and fifty-one sign-ups are long.');
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

test.describe('the demo people', () => {
	test('their facilitators see where thirty learners are, at first sight', async ({
		page,
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
		page,
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
	arrive: (name: string) => Promise<Person>
): Promise<{ host: Person; cohort: string; invitation: string }> {
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
	await ask('/rest/v1/rpc/cohort_join', { token, shares: true }, me);
}

const counts = (page: Page) => page.locator('main .lead');
const firstLetter = (page: Page) =>
	page.getByRole('region', { name: 'Where the cohort is' }).locator('.cell').first();
const names = (page: Page) => page.getByRole('rowheader');
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
