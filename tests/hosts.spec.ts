import { test } from './circle.ts';
import { row } from './cohort.ts';
import { expect, look, makeHost, post, visit } from './people.ts';

test('a host names another and removes them, and sees of cohorts their name and how many people are in them', async ({
	arrive,
	scripted
}) => {
	const amir = await arrive('Amir');
	// Two runs may be there at once.
	const named = scripted ? 'Bea' : 'Bell';
	const bea = await arrive(named);
	expect((await look(bea.page, '/hosts')).status()).toBe(403);
	await makeHost(amir);
	await visit(amir.page, '/cohorts');
	await amir.page.getByRole('link', { name: 'Hosts' }).click();

	const { page } = amir;
	await page.getByLabel('Their e-mail address').fill('nobody@people.example');
	await page.getByRole('button', { name: 'Name them a host' }).click();
	await expect(page.getByText('Nobody has signed in with this address yet.')).toBeVisible();
	await page.getByLabel('Their e-mail address').fill(bea.email);
	await page.getByRole('button', { name: 'Name them a host' }).click();
	await expect(page.getByText('They are a host now')).toBeVisible();
	// The other tests start cohorts too: a name that sorts first stands on the first page.
	const first = `!${bea.email}`;
	await post(bea.page, '/cohorts?/start', { name: first });
	await visit(page, '/hosts');
	await expect(row(page, first)).toContainText('1');
	await expect(row(page, first).getByRole('link')).toHaveCount(0);

	const line = page.getByRole('listitem').filter({ hasText: 'named by Amir' });
	await line.getByRole('link', { name: `Remove ${named}` }).click();
	await page.getByRole('button', { name: `Remove ${named}` }).click();
	await expect(page.getByText('They are no host any more.')).toBeVisible();
	expect((await look(bea.page, '/hosts')).status()).toBe(403);
});
