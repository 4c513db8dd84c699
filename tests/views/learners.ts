/** What learners see, from the moment in which they sign in. */
import type { Page } from '@playwright/test';
import type { Circle } from '../circle.ts';
import { letter, letterOf, prompt } from '../letter.ts';
import { expect, send, visit } from '../people.ts';
import { at, openAll, writtenElsewhere, type View } from './view.ts';

export const learners: View[] = [
	at('arriving', 'the question for a name', '/account/welcome'),
	{
		what: 'the question for a name, left empty',
		who: 'arriving',
		show: async (page) => {
			await visit(page, '/account/welcome');
			await page.getByLabel('What shall we call you?').fill(' ');
			await page.getByRole('button', { name: 'Go on' }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	at('newcomer', 'a letter with nothing written', letter.path),
	at('newcomer', 'no cohorts', '/cohorts'),
	{
		what: 'a letter, asked about words from before signing in',
		who: 'newcomer',
		show: async (page) => {
			const key = `five-letters:here:${letter.slug}`;
			const carry = {
				letter: letter.slug,
				steps: [],
				bodies: { [letter.prompts[0].id]: 'Words.' }
			};
			await visit(page, letter.path);
			await page.evaluate(([key, carry]) => sessionStorage.setItem(key, carry), [
				key,
				JSON.stringify(carry)
			] as const);
			await visit(page, letter.path);
			await expect(page.getByText('Are they yours?')).toBeVisible();
		}
	},
	at('newcomer', 'an invitation, signed in', ({ invitation }) => invitation),
	{
		what: 'an invitation without a choice made',
		who: 'newcomer',
		show: async (page, { invitation }) => {
			await visit(page, invitation);
			// As a browser does that knows nothing of required fields.
			await page.locator('main form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
			await page.getByRole('button', { name: /^Join/ }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	{
		what: 'a letter with everything written, and everything open that opens',
		who: 'learner',
		show: async (page) => {
			await visit(page, letter.path);
			await openAll(page);
		}
	},
	{
		what: 'a letter with newer words from another device',
		who: 'learner',
		show: async (page, { words }) => {
			await visit(page, letter.path);
			await writtenElsewhere(page, words[0]);
			await prompt(page).field.fill('Here.');
			await prompt(page).field.blur();
			await expect(page.getByRole('group', { name: /^Where they differ/ })).toBeVisible();
		}
	},
	{
		what: 'a letter with more words than fit',
		who: 'learner',
		show: async (page) => {
			await visit(page, letter.path);
			await prompt(page, 1).field.fill('word '.repeat(4001));
			await prompt(page, 1).field.blur();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	{
		what: 'a letter whose session has ended',
		who: 'learner',
		show: async (page) => {
			await visit(page, letter.path);
			await page.context().clearCookies();
			await prompt(page, 2).field.fill('Written after the session had ended.');
			await prompt(page, 2).field.blur();
			await expect(page.getByRole('link', { name: 'Sign in to keep them' })).toBeVisible();
		}
	},
	{
		what: 'a step, with a plan, a try and everything open that opens',
		who: 'learner',
		show: async (page) => {
			const path = `${letter.path}/steps/${letter.steps[1].id}`;
			const id = '00000000-0000-4000-8000-000000000003';
			await send(page, `${path}?/plan`, { plan: id, cue: 'it rains', act: 'wait' });
			await send(page, `${path}?/try`, { id, tried_on: '2026-11-20', went: 'Well.' });
			await visit(page, path);
			await openAll(page);
		}
	},
	at('newcomer', 'an empty desk', '/desk'),
	at('learner', 'the desk', '/desk'),
	at('newcomer', 'an empty notebook', '/notebook'),
	at('learner', 'the notebook', '/notebook'),
	at('learner', 'what was found in the notebook', '/notebook?q=wrote'),
	at('learner', 'a search of the notebook that finds nothing', '/notebook?q=harbour'),
	at('learner', 'the notebook, to print', '/notebook/print'),
	{
		what: 'one entry, with earlier words and everything open that opens',
		who: 'learner',
		show: async (page) => {
			await visit(page, `/notebook/${letter.slug}/${letter.prompts[0].id}`);
			await openAll(page);
		}
	},
	at('newcomer', 'nothing sent yet', '/replies'),
	at('learner', 'what was sent, and what came back', '/replies'),
	{
		what: 'writing back, without a word',
		who: 'learner',
		show: async (page) => {
			await visit(page, `/replies/new?letter=${letter.slug}&prompt=${letter.prompts[1].id}`);
			await page.getByLabel('The words that will go').fill(' ');
			await page.getByRole('button', { name: /^Send to/ }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	...(['learner', 'facilitator'] as const).map((who) => ({
		what: `a thread, for its ${who}`,
		who,
		show: async (page: Page, { thread }: Circle) => {
			await visit(page, thread);
			await openAll(page);
		}
	})),
	at('learner', 'the list of letters, with what they marked', '/letters'),
	at('learner', 'the account', '/account'),
	{
		what: 'the account, kept and then with a name that cannot be',
		who: 'learner',
		show: async (page) => {
			await visit(page, '/account');
			await page.getByRole('button', { name: 'Keep this' }).click();
			await expect(page.getByText('Saved just now')).toBeVisible();
			await page.getByLabel('What shall we call you?').fill('x'.repeat(81));
			await page.getByRole('button', { name: 'Keep this' }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	{
		what: 'the account, asking what becomes of words that are not saved',
		who: 'learner',
		show: async (page) => {
			// About another letter: a page that goes sends past the route, and what arrives stays there.
			await visit(page, letterOf('where-our-training-comes-from').path);
			await page.route('**/*save', (route) => route.abort());
			await page.getByRole('region').locator('textarea').first().fill('Not sent yet.');
			await expect(page.getByText(/^Kept on this device/)).toBeVisible();
			await visit(page, '/account');
			await page.getByRole('button', { name: 'Sign out here' }).click();
			await expect(page.getByRole('group', { name: /^Not saved yet/ })).toBeVisible();
		}
	},
	at('newcomer', 'what is seen of whom nobody sees', '/account/seen'),
	{
		what: 'what is seen of somebody who shares and wrote, with everything open that opens',
		who: 'learner',
		show: async (page) => {
			await visit(page, '/account/seen');
			await openAll(page);
		}
	},
	at('learner', 'cohorts', '/cohorts'),
	{
		what: 'the cohort, with what leaving means',
		who: 'learner',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}`);
			await openAll(page);
		}
	},
	at('learner', 'a page for facilitators', ({ cohort }) => `/cohorts/${cohort}/overview`),
	at('reserved', 'cohorts', '/cohorts'),
	{
		what: 'the cohort, with a choice just kept',
		who: 'reserved',
		show: async (page, { cohort }) => {
			await visit(page, `/cohorts/${cohort}`);
			await page.getByRole('button', { name: 'Keep my choice' }).click();
			await expect(page.getByText('Your choice holds from this moment.')).toBeVisible();
		}
	}
];
