import type { Page } from '@playwright/test';
import { test } from './circle.ts';
import { letter, prompt, step } from './letter.ts';
import { expect, newAddress, nextMail, visit } from './people.ts';
import { views } from './views/views.ts';

test.describe.configure({ mode: 'parallel' });
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Between them they hold every kind of control there is. */
const walked = [
	'stranger, the way in',
	'stranger, a letter',
	'newcomer, an invitation, signed in',
	'learner, a letter with newer words from another device',
	'learner, the account',
	'learner, the cohort, with what leaving means',
	'facilitator, the overview',
	'host, cohorts'
];

for (const name of walked) {
	const view = views.find(({ who, what }) => name === `${who}, ${what}`);
	if (!view) throw new Error(`There is no view “${name}”.`);
	const { who, show } = view;

	test.describe(name, () => {
		test.skip(({ scripted }) => !scripted);
		test.use({ who });

		test('Tab reaches every control, and one sees where it is', async ({ page, circle }) => {
			await show(page, circle);
			const controls = await numberControls(page);
			const reached = new Set<string>();
			const unseen: string[] = [];
			await page.getByRole('link', { name: 'Skip to the page' }).focus();
			for (let left = controls.length; left > 0; left--) {
				const focus = await focused(page);
				if (!focus) break;
				reached.add(focus.control);
				if (focus.trouble) unseen.push(`${focus.control}: ${focus.trouble}`);
				await page.keyboard.press('Tab');
			}
			expect([...reached].sort()).toEqual(controls.sort());
			expect(unseen).toEqual([]);
		});
	});
}

/** Names every control that is there to be used. Of a group of choices, Tab stops at one. */
function numberControls(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const all = document.querySelectorAll<HTMLElement>(
			'a[href], button, input:not([type=hidden]), textarea, select, summary, [tabindex="0"]'
		);
		const seen = [...all].filter(
			(element) =>
				element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled')
		);
		const names = seen.map((element, at) => {
			const group = element instanceof HTMLInputElement && element.type === 'radio';
			const name = group
				? `choice of ${element.name}`
				: `${at} ${element.tagName} ${element.textContent.trim().slice(0, 40)}`;
			element.dataset.control = name;
			return name;
		});
		return [...new Set(names)];
	});
}

/** Where the focus is, and what keeps somebody from seeing it; nothing once it has left the page. */
function focused(page: Page): Promise<{ control: string; trouble: string } | undefined> {
	return page.evaluate(() => {
		const element = document.activeElement;
		if (!(element instanceof HTMLElement) || element === document.body) return undefined;
		const control = element.dataset.control ?? element.outerHTML.slice(0, 100);

		const ring = [element, element.closest('.card')].some((ringed) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(ringed ?? element);
			return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
		});
		if (!ring) return { control, trouble: 'no ring' };

		const { left, right, top, bottom } = element.getBoundingClientRect();
		const inside =
			bottom > 0 &&
			right > 0 &&
			top < window.innerHeight &&
			left < document.documentElement.clientWidth;
		return { control, trouble: inside ? '' : 'out of sight' };
	});
}

test('the first Tab offers to skip to the page', async ({ page }) => {
	await visit(page, letter.path);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeInViewport();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => Boolean(document.activeElement?.closest('main')))).toBe(true);
});

test('a learner comes in, joins, ticks, writes and leaves by keyboard alone', async ({
	page,
	circle,
	scripted
}) => {
	const email = newAddress('Keya');
	await visit(page, circle.invitation);
	await tabTo(page, 'Sign in to join');
	await page.keyboard.press('Enter');

	await tabTo(page, 'Your e-mail address');
	await page.keyboard.type(email);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
	await tabTo(page, 'The six digits');
	await page.keyboard.type((await nextMail(email)).code);
	await page.keyboard.press('Enter');

	await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible();
	await tabTo(page, 'What shall we call you?');
	await page.keyboard.type('Keya');
	await page.keyboard.press('Enter');

	await expect(page.getByRole('heading', { name: 'Spring circle' })).toBeVisible();
	await tabTo(page, 'Let them see my progress');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: 'Keep my progress to myself' })).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(page.getByText('Nothing of your progress.')).toBeVisible();

	await visit(page, letter.path);
	await tabTo(page, letter.steps[0].text);
	await page.keyboard.press('Space');
	await expect(step(page)).toBeChecked();
	await tabTo(page, letter.prompts[0].question);
	await page.keyboard.type('Written without a mouse.');
	if (!scripted) {
		await tabTo(page, 'Save');
		await page.keyboard.press('Enter');
	} else await page.keyboard.press('Tab');
	await expect(prompt(page).status).toHaveText('Saved just now');
	await expect(step(page)).toBeChecked();

	await visit(page, '/account');
	await tabTo(page, 'Sign out here');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
});

/** Presses Tab until the control of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
	const target = page
		.getByRole('link', { name, exact: true })
		.or(page.getByRole('button', { name, exact: true }))
		.or(page.getByRole('checkbox', { name, exact: true }))
		.or(page.getByRole('radio', { name }))
		.or(page.getByRole('textbox', { name }))
		.first();
	await expect(target).toBeVisible();
	for (let presses = 0; presses < 120; presses++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not reach “${name}”.`);
}
