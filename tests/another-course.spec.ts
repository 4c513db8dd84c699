/**
 * An owner's course: another content folder and nothing else, beside the same database. It has the
 * shipped first letter under another slug, in another place, its steps moved and some taken out, and
 * has let the second one go.
 */
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { build } from '../scripts/build.ts';
import { root } from '../scripts/places.ts';
import { expectOpenToAll } from './access.ts';
import { letter, letterOf, tickElsewhere, wordsOf, writeElsewhere } from './letter.ts';
import { start, type OwnCourse } from './own-course.ts';
import { expect, look, makeHost, post, test as base, visit, type Asking } from './people.ts';
import { invite } from './circle.ts';

const BUILT = '.svelte-kit/another-course';
const renamed = '/letters/who-decides-here';

interface Company {
	/** The address of the other course. */
	theirs: string;
	/** A browser at the other course: a stranger's, or that of somebody who is signed in already. */
	there: (who?: Asking) => Promise<Page>;
}

const test = base.extend<Company, { other: OwnCourse }>({
	other: [
		async ({ browserName: _ }, use) => {
			await build((line) => console.log(line), BUILT, join(root, 'tests/another-course'));
			const other = await start({}, BUILT);
			await use(other);
			other.child.kill('SIGKILL');
			await other.ended;
		},
		{ scope: 'worker', timeout: 180_000 }
	],
	theirs: async ({ other }, use) => use(other.url),
	there: async ({ browser, theirs }, use) => {
		const contexts: BrowserContext[] = [];
		await use(async (who) => {
			// Cookies know the machine, not the port: it is the same person in both places.
			const storageState = await who?.request.storageState();
			const context = await browser.newContext({
				baseURL: theirs,
				...(storageState && { storageState })
			});
			contexts.push(context);
			return context.newPage();
		});
		for (const context of contexts) await context.close();
	}
});

test.describe('an owner’s course', () => {
	test('has its own name, host, letters and colour on every page, and nothing of the shipped one', async ({
		there
	}) => {
		const page = await there();
		for (const path of ['/', '/letters', '/letters/asking-first', renamed, '/account/sign-in']) {
			await page.goto(path);
			const html = await page.content();
			expect(html, path).toContain('Slow Hands');
			expect(html, path).toContain('Run by Rosa Feld.');
			// The one mention of where it came from is its own, in its origin.
			const rest = html.replaceAll(/Built on Five Letters/g, '');
			expect(rest, path).not.toMatch(/Five Letters|five letters|five-letters\.example|CC BY/);
		}
		await page.goto(renamed);
		await expect(page.getByText('Letter 2 of 2')).toBeVisible();
		await expect(page.getByText('Slowly yours,')).toContainText('Rosa Feld');
		await expect(page.locator('.term').first()).toHaveCSS(
			'text-decoration-color',
			'rgb(11, 74, 111)'
		);
		const icon = await page.request.get('/favicon.svg');
		expect(await icon.text()).toContain('#0b4a6f');
		const manifest = await page.request.get('/site.webmanifest');
		expect(await manifest.json()).toMatchObject({ name: 'Slow Hands' });
	});

	test('leaves out what it does not have: no gatherings, no newsletter, no link to either', async ({
		there
	}) => {
		const page = await there();
		await page.goto('/');
		await expect(page.getByRole('navigation', { name: 'Course' }).getByRole('link')).toHaveText([
			'Letters',
			'Sign in'
		]);
		expect((await page.request.get('/gatherings')).status()).toBe(404);
		await expect(page.getByText('The code is under the MIT licence.')).toBeVisible();
	});

	test('is open to all in its own colour, in light and in dark', async ({ there, scripted }) => {
		test.skip(!scripted, 'What looks at it is a script itself.');
		const page = await there();
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(renamed);
			await expectOpenToAll(page);
		}
	});
});

test.describe('when the letters change', () => {
	test('a learner finds every tick and word of theirs under the new slug, and what was taken out under its old title', async ({
		register,
		there,
		scripted
	}) => {
		const maike = await register('Maike');
		// Steps: “notice the urge” stays, “name it in the room” goes. Questions: one stays, one goes.
		await tickElsewhere(maike, 0);
		await tickElsewhere(maike, 3);
		await writeElsewhere(maike, 'I chose the chair.', 0);
		await writeElsewhere(maike, 'At my father’s table.\nTwice.', 1);
		await post(maike, `${letter.path}?/save`, { read: 'yes' });

		const page = await there(maike);
		await visit(page, letter.path);
		await expect(page).toHaveURL(renamed);
		const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
		await expect(box('Notice the pull to take over.')).toBeChecked();
		await expect(box('Let somebody else begin.')).not.toBeChecked();
		await expect(page.getByRole('textbox', { name: 'What did you decide this week?' })).toHaveValue(
			'I chose the chair.'
		);
		await expect(page.getByText('You marked this letter as read.')).toBeVisible();

		const former = page.getByRole('region', { name: 'From an earlier form of this letter' });
		await expect(former.getByText(`You ticked: ${letter.steps[3]?.text}`)).toBeVisible();
		await expect(former.getByRole('heading', { name: letter.prompts[1].question })).toBeVisible();
		await expect(former.getByText('At my father’s table.')).toBeVisible();
		if (scripted) await expectOpenToAll(page);

		// And nothing was moved or taken for it: where the letter is as it was, it stands as it did.
		expect(await wordsOf(maike, 0)).toBe('I chose the chair.');
		expect(await wordsOf(maike, 1)).toBe('At my father’s table.\nTwice.');
	});

	test('what they did with a letter that was taken out stands in notebook, desk and export under its old title', async ({
		register,
		there
	}) => {
		const runa = await register('Runa');
		const gone = letterOf('where-our-training-comes-from');
		const [question, step] = [gone.prompts[0], gone.steps[0]];
		const path = `/letters/${gone.slug}`;
		await post(runa, `${path}?/save`, { [`body:${question.id}`]: 'My supervisor’s praise.' });
		await post(runa, `${path}/steps/${step.id}?/try`, { went: 'Slowly.' });

		const page = await there(runa);
		await visit(page, '/notebook');
		for (const [words, title] of [
			['My supervisor’s praise.', question.question],
			['Slowly.', step.text]
		]) {
			const entry = page.getByRole('listitem').filter({ hasText: words });
			await expect(entry.getByRole('heading')).toHaveText(title ?? '');
			await expect(entry).toContainText(`A former letter, ${gone.title}`);
		}
		for (const path of ['/desk', '/notebook/export?as=markdown', '/notebook/print']) {
			const there = await (await look(page, path)).text();
			expect(there, path).toContain(question.question);
			expect(there, path).not.toContain('whom it left out');
		}
		// The words can still be changed where they stand.
		await page.getByRole('link', { name: question.question }).click();
		await expect(page.getByRole('textbox', { name: 'Your words' })).toHaveValue(
			'My supervisor’s praise.'
		);
	});

	test('what they do there is the same tick and the same reflection, version after version', async ({
		register,
		theirs
	}) => {
		const mio = await register('Mio');
		await writeElsewhere(mio, 'Before.', 0);
		const { id } = letter.prompts[0];
		const there = { [`body:${id}`]: 'After.', [`version:${id}`]: '1', step: 'let-a-client-lead' };
		const save = (path: string, form: Record<string, string>, scripted = false) =>
			mio.request.post(`${theirs}${path}?/save`, {
				form,
				headers: {
					origin: theirs,
					accept: scripted ? 'application/json' : 'text/html',
					...(scripted && { 'x-sveltekit-action': 'true' })
				},
				maxRedirects: 0
			});
		expect((await save(renamed, there)).status()).toBe(303);
		expect(await wordsOf(mio)).toBe('After.');
		const page = await (await look(mio, letter.path)).text();
		expect(page).toMatch(
			/value="let-a-client-lead"[^>]*checked|checked[^>]*value="let-a-client-lead"/
		);

		// An older edit overwrites nothing, under whichever name.
		expect((await save(renamed, { ...there, [`body:${id}`]: 'Older.' })).status()).toBe(409);
		expect(await wordsOf(mio)).toBe('After.');

		// A page that was open while the letter was renamed goes on saving.
		const open = { [`body:${id}`]: 'From a page left open.', [`version:${id}`]: '2' };
		const answer = await save(letter.path, open, true);
		expect(await answer.json()).toMatchObject({ type: 'success' });
		expect(await wordsOf(mio)).toBe('From a page left open.');
	});

	test('a facilitator sees the same progress as before, and never more steps than there are', async ({
		register,
		there,
		theirs
	}) => {
		const facilitator = await register('Ottilie');
		await makeHost(facilitator);
		const overview = await post(facilitator, '/cohorts?/start', { name: 'Moving house' });
		const [, , cohort = ''] = overview.split('/');
		const learner = await register('Paula');
		for (const at of letter.steps.keys()) await tickElsewhere(learner, at);
		await post(learner, await invite(facilitator, cohort), { shares: 'yes' });

		const page = await there(facilitator);
		await visit(page, `/cohorts/${cohort}/overview`);
		const row = page.getByRole('row', { name: /Paula/ });
		await expect(row).toContainText('4 of 4 steps');
		await visit(page, `/cohorts/${cohort}/overview?sort=power-in-the-room`);
		await expect(page.getByRole('columnheader', { name: /Who decides/ })).toHaveAttribute(
			'aria-sort',
			'descending'
		);
		const seen = await learner.request.get(`${theirs}/cohorts/${cohort}`);
		expect(await seen.text()).toMatch(/4\s+of 4 steps ticked/);
	});
});
