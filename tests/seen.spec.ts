/** The mirror: what is seen of somebody, by whom, and that each switch beside it holds at once. */
import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { invite, test } from './circle.ts';
import { answer, ask, memberCalled, reads, sendTo } from './correspondence.ts';
import { letter, letterOf, tickElsewhere } from './letter.ts';
import { expect, look, makeHost, post, visit, type Asking, type Person } from './people.ts';

test('a learner sees what her facilitators see, who looked, and what came back; what she takes away is gone everywhere at once', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(register);
	const noa = await arrive('Noa');
	await post(noa.page, invitation, { shares: 'yes', hears: 'yes' });
	await tickElsewhere(noa.page);
	await post(noa.page, `${letter.path}?/save`, { read: 'yes' });
	// Nothing in it is anything but text.
	const words = 'I <b>waited</b>, and **they** spoke first. \u202e<script>';
	const reply = await sendTo(noa.page, cohort, words);
	const { page } = noa;

	await visit(page, '/account');
	await page.getByRole('link', { name: 'What is seen of you' }).click();
	await expect(page.getByRole('heading', { name: 'Valley circle' })).toBeVisible();
	await expect(page.getByText('Nobody has opened it.')).toBeVisible();
	await expect(page.locator('.opening')).toHaveText(words);
	await expect(page.getByText('waits for an answer')).toBeVisible();
	expect(await textOf(host, '/desk')).toContain('One reply waits for an answer');

	// What the facilitators' own page is made of, and what their overview says.
	const member = await memberCalled(host, cohort, 'Noa');
	const { data } = await ask(host, 'learner_page', { cohort, member });
	const asOpened = inWords(data as unknown as LearnersPage);
	await expect(seen(page).getByRole('listitem')).toHaveText(asOpened);
	const overview = `/cohorts/${cohort}/overview`;
	expect(await textOf(host, overview)).toMatch(/Noa .*1 of 5 steps .*read .*this week/);

	await answer(host, reply, 'Well waited.');
	await visit(page, '/desk');
	const back = page.getByRole('region', { name: 'What came back to you' });
	await expect(back.getByText('An answer you have not read yet')).toBeVisible();
	await expect(back.getByRole('link')).toHaveText(letter.prompts[0].question);
	await expect(back.getByRole('link')).toHaveAttribute('href', new RegExp(`/replies/${reply}$`));
	expect(await textOf(host, '/desk')).not.toContain('waits for an answer');

	await visit(page, '/account/seen');
	await expect(page.getByText(/^Hester/)).toHaveCount(1);
	await expect(page.getByText('; 1 answer.')).toBeVisible();
	await page.getByRole('button', { name: 'Show my progress no longer' }).click();
	await expect(page.getByText('Nobody sees it from this moment.')).toBeVisible();
	await expect(page.getByText('Nothing of your progress.')).toBeVisible();
	expect(await textOf(host, overview)).toMatch(/0 let you see .* 1 keeps/);
	const without = await ask(host, 'learner_page', { cohort, member });
	expect(without.data).toMatchObject({ seen: { row: null, replies: [{ id: reply }] } });

	await page.locator('summary', { hasText: 'Withdraw it' }).click();
	await page.getByRole('button', { name: 'Withdraw it now' }).click();
	await expect(page.getByText('Nobody else reads this since')).toBeVisible();
	await expect(page.getByText('It is withdrawn.')).toBeVisible();
	await expect(page.locator('.opening')).toHaveCount(0);
	expect(await reads(host, reply)).toBe(false);
	expect(await reads(page, reply)).toBe(true);
	expect((await ask(host, 'learner_page', { cohort, member })).error?.code).toBe('PT404');

	await page.getByRole('button', { name: 'Show them my progress' }).click();
	await expect(page.getByText('They see it from this moment.')).toBeVisible();
	await expect(seen(page).getByRole('listitem')).toHaveText(asOpened);
	expect(await textOf(host, overview)).toMatch(/1 lets you see .*Noa/);

	await page.getByRole('button', { name: 'Send me no more mails' }).click();
	await expect(page.getByText('You get none.')).toBeVisible();
	await visit(page, `/cohorts/${cohort}`);
	await expect(page.getByLabel('Send me a mail when somebody has answered')).not.toBeChecked();
	await visit(page, '/account/seen');
	await page.getByRole('button', { name: 'Send me such mails' }).click();
	await expect(page.getByText('You get a mail when')).toBeVisible();
});

test('who leaves says what becomes of what they sent, and can still withdraw what they left', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(register);
	const { page } = await arrive('Lou');
	const leave = async (way: string) => {
		await post(page, invitation, { shares: 'no' });
		const reply = await sendTo(page, cohort, 'What I made of it.');
		await visit(page, `/cohorts/${cohort}`);
		await page.getByText('What leaving means').click();
		await expect(page.getByText('You sent one thing')).toBeVisible();
		await page.getByRole('button', { name: way }).click();
		await expect(page.getByText('You are in no cohort, and need none')).toBeVisible();
		expect((await look(page, `/cohorts/${cohort}`)).status()).toBe(404);
		return reply;
	};

	const left = await leave('Leave, and let them keep it');
	expect(await reads(host, left)).toBe(true);
	await visit(page, '/account/seen');
	await expect(page.getByText('A cohort you were in')).toBeVisible();
	await expect(page.getByText('Of all else they see nothing.')).toBeVisible();
	await expect(page.getByText('It is still read there.')).toBeVisible();
	await page.locator('summary', { hasText: 'Withdraw it' }).click();
	await page.getByRole('button', { name: 'Withdraw it now' }).click();
	await expect(page.getByText('It is withdrawn.')).toBeVisible();
	await expect(page.getByText('Nobody there sees anything of you any more.')).toBeVisible();
	await expect(page.getByText('Of all else they see nothing.')).toHaveCount(0);
	expect(await reads(host, left)).toBe(false);

	const taken = await leave('Leave, and withdraw it all');
	expect(await reads(host, taken)).toBe(false);
	await visit(page, '/account/seen');
	await expect(page.getByText('nobody is shown anything of you')).toBeVisible();
	await expect(page.getByText('Nobody there sees anything of you any more.')).toBeVisible();
	expect(await reads(page, taken)).toBe(true);
});

test('who is removed reads until when who saw what of them, and who looked', async ({
	arrive,
	register
}) => {
	const { host, cohort, invitation } = await circle(register);
	const { page } = await arrive('Uma');
	await post(page, invitation, { shares: 'yes' });
	const member = await memberCalled(host, cohort, 'Uma');
	await ask(host, 'learner_page', { cohort, member });
	await post(host, `/cohorts/${cohort}/people?/remove`, { member });

	await visit(page, '/account/seen');
	await expect(page.getByText('nobody is shown anything of you')).toBeVisible();
	const was = page.getByRole('region', { name: 'Valley circle' });
	await expect(
		was.getByText(/^Until .+ its facilitators saw your name and pronouns/)
	).toBeVisible();
	await expect(was.getByText('They saw your progress, too.')).toBeVisible();
	await expect(was.getByText('Nobody there sees anything of you any more.')).toBeVisible();
	await expect(was.getByRole('link')).toHaveCount(0);
	await was.getByText('Who opened your page').click();
	await expect(was.getByText('Hester')).toBeVisible();
	// Nothing of it is anybody else's to read, and coming back ends it.
	expect(await textOf(host, '/account/seen')).not.toContain('A cohort you were in');
	await post(page, invitation, { shares: 'no' });
	await visit(page, '/account/seen');
	await expect(page.getByText('A cohort you are in')).toBeVisible();
	await expect(page.getByText('A cohort you were in')).toHaveCount(0);
});

/** A cohort of one facilitator, who needs no page, and the path of its invitation. */
async function circle(register: (name: string) => Promise<Person & Asking>) {
	const host = await register('Hester');
	await makeHost(host);
	const overview = await post(host, '/cohorts?/start', { name: 'Valley circle' });
	const cohort = overview.split('/')[2] ?? '';
	return { host, cohort, invitation: await invite(host, cohort) };
}

/** What the learner's page is made of. */
interface LearnersPage {
	seen: {
		row: { letters: Record<string, { read: boolean; steps: number }>; last: string | null };
	};
}

/** As the mirror says it, letter by letter. */
function inWords({ seen: { row } }: LearnersPage): RegExp[] {
	const slugs = readdirSync('content/letters').flatMap(
		(file) => /^\d+-(.*)\.md$/.exec(file)?.[1] ?? []
	);
	const said = slugs.map((slug) => {
		const { read, steps } = row.letters[slug] ?? { read: false, steps: 0 };
		const mark = read ? 'marked as read' : 'not marked as read';
		return new RegExp(`\\b${mark},\\s+${steps} of ${letterOf(slug).steps.length} steps ticked`);
	});
	return [...said, new RegExp(`Last tick\\s+${row.last ?? 'nothing yet'}`)];
}

const seen = (page: Page) => page.getByRole('list').filter({ hasText: 'Last tick' });

async function textOf(who: Asking, path: string): Promise<string> {
	const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(await (await look(who, path)).text()) ?? [];
	return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}
