import { expectOpenToAll } from './access.ts';
import { test } from './circle.ts';
import { circle } from './cohort.ts';
import { expect, look, post, reload, send, visit } from './people.ts';

test('a facilitator hands a cohort over: to somebody who facilitates with them, who says no, and then yes', async ({
	arrive,
	scripted
}) => {
	const { host, cohort } = await circle(arrive);
	const { page } = host;
	const path = `/cohorts/${cohort}/handing-over`;
	await visit(page, `/cohorts/${cohort}/settings`);
	await page.getByRole('link', { name: 'Hand it over' }).click();
	await expect(page.getByText('You facilitate alone.')).toBeVisible();

	await send(page, `/cohorts/${cohort}/people?/invite`, { role: 'facilitator', days: '30' });
	await visit(page, `/cohorts/${cohort}/people`);
	const link = await page.getByLabel('Link to send to a co-facilitator').inputValue();
	const mika = await arrive('Mika');
	await post(mika.page, new URL(link).pathname, {});

	await visit(page, path);
	await offer();
	await expect(page.getByText('You have offered it to Mika')).toBeVisible();
	if (scripted) await expectOpenToAll(page);
	await visit(mika.page, '/desk');
	await mika.page.getByRole('link', { name: 'Valley circle' }).click();
	await expect(mika.page.getByText('Hester leaves at that moment')).toBeVisible();
	if (scripted) await expectOpenToAll(mika.page);
	await mika.page.getByRole('button', { name: 'Decline' }).click();
	await expect(mika.page.getByText('Nothing changes before')).toBeVisible();
	expect((await look(page, path)).status()).toBe(200);

	await reload(page);
	await offer();
	await expect(page.getByText('You have offered it to Mika')).toBeVisible();
	await visit(mika.page, path);
	await mika.page.getByRole('button', { name: 'Take Valley circle over' }).click();
	await expect(mika.page.getByText('You facilitate alone.')).toBeVisible();
	expect((await look(page, path)).status()).toBe(404);

	async function offer(): Promise<void> {
		await page.getByLabel('Mika').check();
		await page.getByLabel('I leave').check();
		await page.getByRole('button', { name: 'Offer it' }).click();
	}
});
