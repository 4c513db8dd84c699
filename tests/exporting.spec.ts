import { readFile } from 'node:fs/promises';
import { expectOpenToAll } from './access.ts';
import { test } from './circle.ts';
import { circle } from './cohort.ts';
import { expect, look, post, visit } from './people.ts';

test('a facilitator takes the overview away as a file; who is in it reads that, and who did not agree is not', async ({
	arrive,
	register,
	scripted
}) => {
	const { host, cohort, invitation } = await circle(arrive);
	const { page } = host;
	const ola = await arrive('Ola');
	await post(ola.page, invitation, { shares: 'yes' });
	const reserved = await register('Reserved');
	await post(reserved, invitation, { shares: 'no' });

	await visit(page, `/cohorts/${cohort}/overview`);
	// Pointing at it, or coming by its address, takes nothing.
	await page.getByRole('button', { name: 'As a table (CSV)' }).hover();
	await look(page, `/cohorts/${cohort}/export`);
	await visit(ola.page, '/account/seen');
	await expect(ola.page.getByText('Who took their overview away')).toHaveCount(0);

	const table = await take('As a table (CSV)');
	expect(table).toMatch(/^\uFEFFName,Last,.*\r\nOla,,(no,0,?)+\r\n$/);
	const data = await take('As data (JSON)');
	const sums = { number: 1, ticked: 0, read_alone: 0, seldom_practised: [] };
	const { letters, ...rest } = JSON.parse(data) as { letters: object[] };
	expect(letters[0]).toMatchObject(sums);
	expect(rest).toMatchObject({ version: 1, people: [{ name: 'Ola', last: null }] });

	await visit(ola.page, '/account/seen');
	await expect(ola.page.getByText('Hester, as a table')).toBeVisible();
	await expect(ola.page.getByText('Hester, as data')).toBeVisible();
	if (scripted) await expectOpenToAll(ola.page);
	expect(await (await look(reserved, '/account/seen')).text()).not.toContain('as a table');
	const asked = await ola.page.request.post(`/cohorts/${cohort}/export`, {
		form: { format: 'csv' },
		headers: { origin: new URL(ola.page.url()).origin }
	});
	expect(asked.status()).toBe(403);

	// The file may be there still when she has left.
	await post(ola.page, `/cohorts/${cohort}?/leave`, {});
	await visit(ola.page, '/account/seen');
	await expect(ola.page.getByText('Nobody there sees anything of you any more.')).toBeVisible();
	await expect(ola.page.getByText('Hester, as data')).toBeVisible();

	async function take(name: string): Promise<string> {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name }).click()
		]);
		return readFile(await download.path(), 'utf8');
	}
});
