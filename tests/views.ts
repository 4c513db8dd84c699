/** Every page of the course in every state, by whom it is looked at and how they got there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../scripts/places.ts';
import type { Circle, Who } from './circle.ts';
import { letter, letterOf, prompt } from './letter.ts';
import { reply } from './thread.ts';
import { pretendVoice } from './voice.ts';
import { askForCode, expect, newAddress, send, typeCode, visit } from './people.ts';

export interface View {
	what: string;
	who: Who;
	show(page: Page, circle: Circle): Promise<unknown>;
}

/** A page that is there as soon as it is asked for. */
function at(who: Who, what: string, path: string | ((circle: Circle) => string)): View {
	const of = typeof path === 'string' ? () => path : path;
	return { what, who, show: (page, circle) => visit(page, of(circle)) };
}

export const views: View[] = [
	at('stranger', 'the front door', '/'),
	at('stranger', 'the list of letters', '/letters'),
	at('stranger', 'what was found in the letters', '/letters?q=apology'),
	at('stranger', 'what has some of the words', '/letters?q=forgive+umbrella'),
	at('stranger', 'nothing found in the letters', '/letters?q=zebra'),
	at('stranger', 'the words', '/glossary'),
	at('stranger', 'the sources', '/sources#source-owen-2014'),
	at('stranger', 'the gatherings', '/gatherings'),
	at('stranger', 'a letter', letter.path),
	at('stranger', 'the workbook', '/letters/workbook'),
	at('stranger', 'the way to end mails', `/mail/off/${'0'.repeat(32)}`),
	at('stranger', 'the way to say no for good', `/mail/no/${'0'.repeat(32)}`),
	{
		what: 'the page for when there is no network',
		who: 'stranger',
		// It has no script of its own.
		show: (page) => page.goto('/offline')
	},
	{
		what: 'a letter with everything open that opens',
		who: 'stranger',
		show: async (page) => {
			await visit(page, letter.path);
			await openAll(page);
			await page.locator('.term').first().click();
		}
	},
	{
		what: 'a letter with a note open, read large, wide and plain by dark',
		who: 'stranger',
		show: async (page) => {
			await send(page, '/comfort', { size: 'larger', lines: 'wide', light: 'dark', face: 'plain' });
			await visit(page, letter.path);
			await page.locator('.cite').first().click();
			await expect(page.locator('.note:popover-open')).toBeVisible();
		}
	},
	{
		what: 'a letter with the choices for reading open, by light',
		who: 'stranger',
		show: async (page) => {
			await send(page, '/comfort', { light: 'light' });
			await visit(page, letter.path);
			await page.getByRole('button', { name: 'Reading comfort' }).click();
			await expect(page.getByLabel('Larger')).toBeVisible();
		}
	},
	{
		what: 'a letter that is being read aloud, with a step ticked in it',
		who: 'stranger',
		show: async (page) => {
			await page.addInitScript(pretendVoice, [{ lang: 'en-GB', localService: true }]);
			await visit(page, letter.path);
			await page.locator('.here').getByRole('checkbox').first().check();
			await page.getByRole('button', { name: 'Listen to this letter' }).click();
			await expect(page.getByRole('region', { name: 'Listening' })).toBeVisible();
		}
	},
	at('stranger', 'the page of reading comfort', '/comfort'),
	{
		what: 'a letter with words that are kept in the tab',
		who: 'stranger',
		show: async (page) => {
			await visit(page, letter.path);
			await prompt(page).field.fill('Not yet anybody’s words.');
			await expect(prompt(page).status).toHaveText('Kept in this tab');
		}
	},
	{
		what: 'a letter with something that the care check points at',
		who: 'stranger',
		show: async (page) => {
			await visit(page, letter.path);
			await prompt(page).field.fill('From 07700 900 123, and from ada@example.org.');
			await prompt(page).field.blur();
			await expect(page.getByRole('button', { name: /^Leave it/ })).toHaveCount(2);
		}
	},
	at('stranger', 'the way in', '/account/sign-in'),
	{
		what: 'the way in, for an address with a slip in it',
		who: 'stranger',
		show: async (page) => {
			await visit(page, '/account/sign-in');
			await page.getByLabel('Your e-mail address').fill('noor@example');
			await page.getByRole('button', { name: 'Send me a code' }).click();
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	{
		what: 'the way in, waiting for a code',
		who: 'stranger',
		show: async (page) => {
			await visit(page, '/account/sign-in');
			await askForCode(page, newAddress('Ida'));
		}
	},
	{
		what: 'the way in, for a wrong code',
		who: 'stranger',
		show: async (page) => {
			await visit(page, '/account/sign-in');
			await askForCode(page, newAddress('Ida'));
			await typeCode(page, '12345');
			await expect(page.locator('.issue')).toBeVisible();
		}
	},
	at(
		'stranger',
		'the link out of a mail',
		`/account/confirm?type=magiclink&token_hash=${'a'.repeat(56)}`
	),
	at('stranger', 'half a link out of a mail', '/account/confirm?type=magiclink'),
	at('stranger', 'the page after signing out', '/account/signed-out'),
	at('stranger', 'an invitation', ({ invitation }) => invitation),
	at('stranger', 'an invitation that was taken back', ({ takenBack }) => takenBack),
	at('stranger', 'an address where nothing is', '/letters/no-such-letter'),
	{
		what: 'the page for when even the page about errors fails',
		who: 'stranger',
		show: async (page) => {
			const file = readFileSync(join(root, 'src/error.html'), 'utf8');
			const body = file
				.replace('%sveltekit.status%', '500')
				.replace(/%[\w.]+%/, 'Something went wrong.');
			await page.route('**/unlucky', (route) => route.fulfill({ body, contentType: 'text/html' }));
			await page.goto('/unlucky');
			await expect(page.locator('body')).toHaveCSS('margin', '0px');
		}
	},

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
	at('stranger', 'a step', `${letter.path}/steps/${letter.steps[0].id}`),
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
	},

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
	at('stranger', 'the help for facilitators', '/cohorts/help'),

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

async function openAll(page: Page): Promise<void> {
	await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
		for (const details of all) details.open = true;
	});
}

/** The first prompt's words are changed on another device, and back again: the same words, and newer. */
export async function writtenElsewhere(page: Page, words = ''): Promise<void> {
	const { id } = letter.prompts[0];
	for (const body of ['Elsewhere.', words]) {
		const html = await (await page.request.get(letter.path)).text();
		const version = new RegExp(`name="version:${id}"[^>]*value="(\\d+)"`).exec(html)?.[1] ?? '0';
		await send(page, `${letter.path}?/save`, { [`body:${id}`]: body, [`version:${id}`]: version });
	}
}

/** Writes to the circle of a cohort, once, and hides that; its path. */
async function hideInCircle(page: Page, cohort: string): Promise<string> {
	await send(page, `/cohorts/${cohort}/settings?/circle`, { open: 'yes' });
	const id = '0d3d9c1c-1f5c-4a51-8d0b-0a3bb9a5a001';
	const thread = await reply(page, `circle ${cohort}`, 'A patient of mine said this.', id);
	await send(page, `${thread}?/hide`, { reason: 'It could name somebody.' });
	return thread;
}
