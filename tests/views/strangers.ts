/** What somebody sees who is not signed in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/places.ts';
import { letter, prompt } from '../letter.ts';
import { askForCode, expect, newAddress, send, typeCode, visit } from '../people.ts';
import { pretendVoice } from '../voice.ts';
import { at, openAll, type View } from './view.ts';

export const strangers: View[] = [
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
	at('stranger', 'a step', `${letter.path}/steps/${letter.steps[0].id}`),
	at('stranger', 'the help for facilitators', '/cohorts/help')
];
