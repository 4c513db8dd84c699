/** The care check, which is the browser's own work, and what is said of writing before one writes. */
import type { Locator, Page } from '@playwright/test';
import { letter, prompt, writeElsewhere } from './letter.ts';
import { expect, look, reload, test, visit, type Asking } from './people.ts';

const phone = '07700 900 123';
const mail = 'ada@example.org';
const said = 'may let somebody find this client';

test('a phone number is pointed at after a pause, found, and left, and nothing of it leaves the browser', async ({
	stranger
}) => {
	const heard = listen(stranger);
	await visit(stranger, letter.path);
	await stranger.waitForLoadState('networkidle');
	expect(await heard.scriptsThatSay(said), 'nothing of it in a first visit').toBe(0);
	const asked = heard.requests.length;

	const { section, field } = prompt(stranger);
	await field.fill(`She rang from ${phone} on her way.`);
	const note = section.locator('.care-note p');
	await expect(note).toHaveText(`‘${phone}’ ${said}. Change it, or leave it.`);
	expect(await heard.scriptsThatSay(said)).toBeGreaterThan(0);

	await section.getByRole('button', { name: `Go to ‘${phone}’` }).click();
	await expect(field).toBeFocused();
	expect(await selected(field)).toBe(phone);

	await section.getByRole('button', { name: `Leave it: ‘${phone}’` }).click();
	await expect(note).toBeEmpty();
	await expect(field).toBeFocused();
	// What is typed on is looked at, and what was left is not pointed at again; after a reload neither.
	await field.press('Control+End');
	await field.pressSequentially(` Then from ${mail}.`);
	await expect(note).toHaveText(`‘${mail}’ ${said}. Change it, or leave it.`);
	await reload(stranger);
	await expect(field).toHaveValue(`She rang from ${phone} on her way. Then from ${mail}.`);
	await field.press('Control+End');
	await field.pressSequentially(' ');
	await field.blur();
	await expect(note).toHaveText(`‘${mail}’ ${said}. Change it, or leave it.`);

	const since = heard.requests.slice(asked);
	expect(since.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual([]);
	expect(since.filter(({ all }) => /07700|900|example\.org/.test(all))).toEqual([]);
});

test('it points under a plan, a try and a page of the notebook, and stands in no button’s way', async ({
	arrive
}) => {
	const { page } = await arrive('Ida');
	const note = page.locator('.care-note p:not(:empty)');
	const path = `${letter.path}/steps/${letter.steps[0].id}`;
	await visit(page, path);
	await page.getByLabel('If', { exact: true }).fill(`${phone} rings`);
	await expect(note).toContainText(phone);
	await page.getByLabel('What I noticed').fill(`I wrote to ${mail}.`);
	// A hand's press, from within the field: the note that leaving it brings moves no button away.
	await page.getByRole('button', { name: 'I tried it' }).click({ delay: 300 });
	await expect(page.getByRole('heading', { name: 'Tried once' })).toBeVisible();
	await expect(page.locator('.noticed')).toHaveText(`I wrote to ${mail}.`);

	await visit(page, '/notebook');
	await page.getByLabel('Your words').fill(`It was ${phone}.`);
	await page.getByLabel('Your words').blur();
	await expect(note).toContainText(phone);
	await page.getByRole('button', { name: 'Keep this page' }).click();
	await page.getByRole('link', { name: /^A page of/ }).click();
	await expect(page.getByRole('heading', { name: 'A page of its own', level: 1 })).toBeVisible();
	await page.getByLabel('Your words').press('End');
	await page.getByLabel('Your words').pressSequentially(' Twice.');
	await expect(note).toContainText(phone);
});

test('what this writing is stands open before the first words, and a touch away ever after', async ({
	register,
	playwright,
	baseURL
}) => {
	const request = await playwright.request.newContext(baseURL ? { baseURL } : {});
	expect(await told({ request }, letter.path)).toContain('In this tab, for now');
	await request.dispose();

	const ada = await register('Ada');
	expect(await told(ada, letter.path)).toMatch(/^[^>]*\bopen\b/);
	expect(await told(ada, '/notebook')).toMatch(/^[^>]*\bopen\b/);
	await writeElsewhere(ada, 'The first words.');
	for (const path of [
		letter.path,
		`${letter.path}/steps/${letter.steps[0].id}`,
		'/notebook',
		'/account'
	]) {
		const html = await told(ada, path);
		expect(html, path).not.toMatch(/^[^>]*\bopen\b/);
		for (const about of ['Not a clinical record', 'Not privileged', 'Who could read it']) {
			expect(html, path).toContain(about);
		}
		expect(html, path).toContain('How long it is kept');
		expect(html, path).toContain('How to delete it');
	}
});

/** What a page says of writing, with the tag that holds it. */
async function told(who: Asking, path: string): Promise<string> {
	const html = await (await look(who, path)).text();
	return /<(details|section) class="what-writing-is"[\s\S]*?<\/\1>/.exec(html)?.[0] ?? '';
}

function selected(field: Locator): Promise<string> {
	return field.evaluate((one: HTMLTextAreaElement) =>
		one.value.slice(one.selectionStart, one.selectionEnd)
	);
}

/** Everything that a page asks for, and in which of its scripts some words stand. */
function listen(page: Page) {
	const requests: { method: string; all: string }[] = [];
	const scripts: Promise<string>[] = [];
	page.on('request', (request) => {
		const body = request.postData() ?? '';
		const head = JSON.stringify(request.headers());
		requests.push({
			method: request.method(),
			all: decodeURIComponent(request.url()) + head + body
		});
	});
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) scripts.push(response.text().catch(() => ''));
	});
	return {
		requests,
		scriptsThatSay: async (words: string) =>
			(await Promise.all(scripts)).filter((script) => script.includes(words)).length
	};
}
