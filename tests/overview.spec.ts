import { invite, test } from './circle.ts';
import { circle, counts, crowd, firstLetter, learners, names, row } from './cohort.ts';
import { letter, tickElsewhere } from './letter.ts';
import { enter, expect, post, visit } from './people.ts';

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

test.describe('many', () => {
	test.skip(
		({ scripted }) => !scripted,
		'The same links without script, and two hundred sign-ups are long.'
	);

	test('two hundred learners come in pages of fifty, as a table that can be walked through by ear', async ({
		arrive
	}) => {
		test.slow();
		const { host, cohort } = await circle(arrive);
		const size = 200;
		await crowd(await invite(host.page, cohort, size), size);
		const { page } = host;
		await visit(page, `/cohorts/${cohort}/overview`);
		await expect(counts(page)).toContainText(`${size} people. ${size} let you see their progress`);

		const table = page.getByRole('table', { name: 'People who let you see their progress' });
		await expect(table).toHaveAccessibleDescription(/Opening it is noted/);
		await expect(table.getByRole('columnheader').first()).toHaveAttribute('aria-sort', 'ascending');
		const columns = await table.getByRole('columnheader').count();
		const walked = [];
		for (let rest = size; ; rest -= 50) {
			const here = Math.min(50, rest);
			await expect(names(page)).toHaveCount(here);
			await expect(table.getByRole('cell')).toHaveCount(here * (columns - 1));
			walked.push(...(await names(page).allInnerTexts()));
			if (rest <= 50) break;
			await page.getByRole('link', { name: 'Further' }).click();
			await expect(page.getByText(`Page ${walked.length / 50 + 1} of`)).toBeVisible();
		}
		expect(walked.map((name) => name.trim())).toEqual(learners(size));

		await page.getByRole('link', { name: 'Earlier' }).click();
		await expect(page.getByText(`Page ${size / 50 - 1} of`)).toBeVisible();
		await page.getByLabel('Find by name').fill('Learner 05');
		await page.getByRole('button', { name: 'Find' }).click();
		await expect(names(page)).toHaveText(
			learners(size).filter((name) => name.startsWith('Learner 05'))
		);
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
		await expect(page.getByRole('region', { name: 'Who waits' }).getByRole('link')).toHaveText([
			'Kavitha Raghunathan, for 4 days',
			'Noor Haddad, for a day'
		]);
		await expect(noor).toContainText('waits for a day');
		await page.getByRole('link', { name: 'Sort by who waits longest' }).click();
		await expect(names(page).first()).toContainText('Kavitha Raghunathan');
		await expect(names(page).nth(1)).toContainText('Noor Haddad');
		await expect(page.getByText('3 of the 20 who began this letter')).toBeVisible();
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
