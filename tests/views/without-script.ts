/** The states that pages have in a browser without script alone, and what `<noscript>` holds. */
import { letter, prompt, save, step } from '../letter.ts';
import {
	askForCode,
	enter,
	expect,
	newAddress,
	nextMail,
	send,
	typeCode,
	visit
} from '../people.ts';
import { writtenElsewhere, type View } from './view.ts';

export const viewsWithoutScript: View[] = [
	{
		what: 'a letter to tick and write on',
		who: 'stranger',
		show: (page) => visit(page, letter.path)
	},
	{
		what: 'the way in with words brought along',
		who: 'stranger',
		show: async (page) => {
			await visit(page, letter.path);
			await prompt(page).field.fill('Written before signing in.');
			await page.getByRole('button', { name: 'Sign in to keep these' }).click();
			await expect(page.getByText('comes along in this form')).toBeVisible();
		}
	},
	{
		what: 'the question whose words were brought along',
		who: 'stranger',
		show: async (page) => {
			await visit(page, letter.path);
			await step(page).check();
			await page.getByRole('button', { name: 'Sign in to keep these' }).click();
			const email = newAddress('Ida');
			await askForCode(page, email);
			await typeCode(page, (await nextMail(email)).code);
			await expect(page.getByRole('heading', { name: 'Are these yours?' })).toBeVisible();
		}
	},
	{
		what: 'words brought along for which there is no room',
		who: 'stranger',
		show: async (page) => {
			const email = newAddress('Ida');
			await enter(page, email, 'Ida');
			const { id } = letter.prompts[0];
			await send(page, `${letter.path}?/save`, { [`body:${id}`]: 'words '.repeat(3000) });
			await page.context().clearCookies();
			await visit(page, letter.path);
			await prompt(page).field.fill('more '.repeat(3000));
			await page.getByRole('button', { name: 'Sign in to keep these' }).click();
			await askForCode(page, email);
			await typeCode(page, (await nextMail(email)).code);
			await page.getByRole('button', { name: 'Yes, keep them as mine' }).click();
			await expect(page.getByRole('heading', { name: 'Please copy these first' })).toBeVisible();
		}
	},
	{
		what: 'a letter with everything written',
		who: 'learner',
		show: (page) => visit(page, letter.path)
	},
	{
		what: 'a letter with newer words from another device',
		who: 'learner',
		show: async (page, { words }) => {
			await visit(page, letter.path);
			await writtenElsewhere(page, words[0]);
			await prompt(page).field.fill('Here.');
			await save(page, false);
			await expect(page.getByText('Newer words stand here already')).toBeVisible();
		}
	},
	{
		what: 'a letter with more words than fit',
		who: 'learner',
		show: async (page) => {
			await visit(page, letter.path);
			await prompt(page, 1).field.fill('word '.repeat(4001));
			await save(page, false, 1);
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
			await save(page, false, 2);
			await expect(page.getByRole('alert')).toContainText('Your session has ended');
		}
	}
];
