/** What facilitators and hosts see. */
import type { Page } from '@playwright/test';
import { letter } from '../letter.ts';
import { expect, send, visit } from '../people.ts';
import { reply } from '../thread.ts';
import { at, openAll, type View } from './view.ts';

export const facilitators: View[] = [
	at('facilitator', 'cohorts', '/cohorts'),
	{
		what: 'the cohort, with a note to change',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await send(page, `/cohorts/${cohort}?/note`, { note: 'Breathe.\n\nThen read on.' });
			await visit(page, `/cohorts/${cohort}`);
			await openAll(page);
		}
	},
	{
		what: 'the overview',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}/overview?sort=${letter.slug}`);
			await openAll(page);
		}
	},
	at(
		'facilitator',
		'the overview, with nobody of that name',
		({ cohort }) => `/cohorts/${cohort}/overview?search=nobody`
	),
	{
		what: 'a learner’s page',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}/overview`);
			await page.getByRole('rowheader').getByRole('link').first().click();
			await expect(page.getByText('It was noted')).toBeVisible();
		}
	},
	{
		what: 'the people, about to remove one, with terms that cannot be',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}/people`);
			await page.getByRole('link', { name: 'Remove Teo' }).click();
			await expect(page.getByRole('heading', { name: 'Remove Teo' })).toBeVisible();
			await openAll(page);
			await page.getByLabel('Open for how many days?').first().fill('0');
			await page.getByLabel('For how many people?').fill('many');
			await page.getByRole('button', { name: 'Make the link' }).click();
			await expect(page.locator('.issue')).toHaveCount(2);
		}
	},
	{
		what: 'inviting many, with a line that cannot be',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}/people/inviting`);
			await page.getByLabel('Their addresses').fill('nobody');
			await page.getByRole('button', { name: /^Send each/ }).click();
			await expect(page.getByText('nobody: is no address')).toBeVisible();
		}
	},
	at(
		'facilitator',
		'a poster',
		({ cohort, invitation }) => `/cohorts/${cohort}/people/poster/${invitation.slice(-32)}`
	),
	{
		what: 'the settings, with a name that cannot be',
		who: 'facilitator',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}/settings`);
			await page.getByLabel('Its name').fill(' ');
			await page.getByRole('button', { name: 'Keep this' }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	{
		what: 'a circle, with a message that is hidden',
		who: 'host',
		show: async (page, { cohortOfNobody }) => {
			await hideInCircle(page, cohortOfNobody);
			await visit(page, `/cohorts/${cohortOfNobody}/circle`);
			await expect(page.getByText('Hidden from the circle')).toBeVisible();
		}
	},
	{
		what: 'a hidden message, with the reason',
		who: 'host',
		show: async (page, { cohortOfNobody }) => {
			await visit(page, await hideInCircle(page, cohortOfNobody));
			await expect(page.getByText('Why: ')).toBeVisible();
		}
	},
	{
		what: 'words on their way to the circle',
		who: 'host',
		show: async (page, { cohortOfNobody }) => {
			await send(page, `/cohorts/${cohortOfNobody}/settings?/circle`, { open: 'yes' });
			await visit(page, `/replies/new?letter=${letter.slug}&prompt=${letter.prompts[0].id}`);
			await page.getByLabel('Everybody in the circle').check();
		}
	},
	at('host', 'cohorts', '/cohorts'),
	{
		what: 'cohorts, starting one without a name',
		who: 'host',
		show: async (page) => {
			await visit(page, '/cohorts');
			await page.getByLabel('Its name').fill(' ');
			await page.getByRole('button', { name: 'Start it' }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	at(
		'host',
		'the overview of a cohort that nobody has joined',
		({ cohortOfNobody }) => `/cohorts/${cohortOfNobody}/overview`
	),
	at('host', 'ending a cohort', ({ cohortOfNobody }) => `/cohorts/${cohortOfNobody}/ending`),
	at('host', 'hosts', '/hosts')
];

/** Writes to the circle of a cohort, once, and hides that; its path. */
async function hideInCircle(page: Page, cohort: string): Promise<string> {
	await send(page, `/cohorts/${cohort}/settings?/circle`, { open: 'yes' });
	const id = '0d3d9c1c-1f5c-4a51-8d0b-0a3bb9a5a001';
	const thread = await reply(page, `circle ${cohort}`, 'A patient of mine said this.', id);
	await send(page, `${thread}?/hide`, { reason: 'It could name somebody.' });
	return thread;
}
