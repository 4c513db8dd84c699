/** Reading a letter: the step beside its move, notes, the voice, how it looks, and coming back. */
import type { Page } from '@playwright/test';
import { ask } from './ask.ts';
import { letter, step, tick } from './letter.ts';
import { baseURL, expect, reload, send, signIn, test, visit } from './people.ts';
import { pretendVoice } from './voice.ts';

test.describe.configure({ mode: 'parallel' });

const moved = letter.steps.findIndex(({ move }) => move);

test('somebody ticks a step where its move is read, and it is ticked beside the letter too', async ({
	arrive,
	scripted
}) => {
	const { page } = await arrive('Lena');
	await visit(page, letter.path);
	const { text = '' } = letter.steps[moved] ?? {};
	const inLetter = page.getByRole('group', { name: 'To try this week' });
	if (scripted) {
		const box = inLetter.getByRole('checkbox', { name: text });
		await box.check();
		await expect(step(page, moved)).toBeChecked();
		await expect(inLetter.getByText('Ticked and saved.')).toBeVisible();
		await tick(page, scripted, moved, false);
		await expect(box).not.toBeChecked();
	} else {
		// One box exists, and the place in the letter is the way to it.
		await inLetter.getByRole('link', { name: text }).click();
		await expect(step(page, moved)).toBeFocused();
		await tick(page, scripted, moved);
		await expect(inLetter.getByRole('link', { name: `${text} (ticked)` })).toBeVisible();
	}
	const boxes = page
		.locator('[name=step]')
		.and(page.locator(`[value="${letter.steps[moved]?.id}"]`));
	await expect(boxes).toHaveCount(1);
});

test('somebody opens the note on a source where it is named, and finds its number under the letter', async ({
	stranger: page
}) => {
	await visit(page, letter.path);
	const named = page.locator('.cite[id]');
	await expect(named).toHaveCount(letter.sources.length);
	for (const [at, button] of (await named.all()).entries()) {
		const id = (await button.getAttribute('id'))?.replace('cite-', '') ?? '';
		const source = letter.sources.find((one) => one.id === id);
		const note = page.locator(`#note-${id}`);
		await expect(note).toBeHidden();
		await button.click();
		await expect(note).toBeVisible();
		await expect(note).toContainText(source?.title ?? '?');
		await expect(note.getByRole('link')).toHaveCount(source?.doi ? 1 : 0);
		if (source?.doi) {
			await expect(note.getByRole('link')).toHaveAttribute('href', `https://doi.org/${source.doi}`);
		}
		await expect(button.locator('sup')).toContainText(String(at + 1));
		await expect(page.locator('.sources > li').nth(at)).toHaveAttribute('id', `source-${id}`);
		await page.keyboard.press('Escape');
		await expect(note).toBeHidden();
	}
});

test('somebody goes from the list of sources back to where one is named', async ({
	stranger: page
}) => {
	await visit(page, letter.path);
	const first = page.locator('.sources > li').first();
	await first.getByRole('link', { name: /^Back to/ }).click();
	await expect(page.locator('.cite').first()).toBeInViewport();
	await expect(page.locator('.cite').first()).toHaveId(new URL(page.url()).hash.slice(1));
});

test('where nothing opens in place, a source is a link to the list', async ({ stranger: page }) => {
	await page.route(/\.css$/, async (route) => {
		const answer = await route.fetch();
		// As a browser reads the style that has never heard of popovers.
		const body = (await answer.text()).replaceAll(
			/selector\(:popover-open\)/g,
			'selector(:unknown)'
		);
		await route.fulfill({ response: answer, body });
	});
	await visit(page, letter.path);
	const link = page.getByRole('link', { name: 'Source 1', exact: true }).first();
	await link.click();
	await expect(page.locator('.sources > li').first()).toBeInViewport();
});

test.describe('how the pages look', () => {
	const chosen = { size: 'larger', lines: 'wide', light: 'dark', face: 'plain' };

	test('is for the reader to choose, and stays chosen, on each page and signed in', async ({
		stranger: page,
		scripted
	}) => {
		await visit(page, letter.path);
		await page.getByRole('button', { name: 'Reading comfort' }).click();
		for (const label of ['Larger', 'Further apart', 'Dark', 'Plain']) {
			const kept = scripted && page.waitForResponse(/comfort$/);
			await page.getByRole('radio', { name: label, exact: true }).check();
			await kept;
		}
		if (!scripted) await page.getByRole('button', { name: 'Read like this' }).click();
		await expect(page).toHaveURL(letter.path);
		await expectChosen(page);

		await reload(page);
		await expectChosen(page);
		await visit(page, '/account/sign-in');
		await expectChosen(page);
		await visit(page, '/letters/no-such-letter');
		await expectChosen(page);
		await page.getByRole('button', { name: 'Reading comfort' }).click();
		await expect(page.getByRole('radio', { name: 'Larger' })).toBeChecked();
		expect(await page.context().cookies()).toEqual([
			expect.objectContaining({
				name: 'five-letters-comfort',
				value: 'larger.wide.dark.plain',
				// The service worker dresses by it what it had kept.
				httpOnly: false,
				sameSite: 'Lax'
			})
		]);
	});

	async function expectChosen(page: Page) {
		const html = page.locator('html');
		for (const [name, value] of Object.entries(chosen)) {
			await expect(html).toHaveAttribute(`data-${name}`, value);
		}
		await expect(html).toHaveCSS('color-scheme', 'dark');
		await expect(page.locator('meta[name=color-scheme]')).toHaveAttribute('content', 'dark');
		await expect(page.locator('meta[name=theme-color][media=all]')).toHaveCount(1);
	}

	test('can be chosen on a page of its own, too, and shows there what was chosen', async ({
		stranger: page
	}) => {
		await send(page, '/comfort', chosen);
		await visit(page, '/gatherings');
		await page.getByRole('contentinfo').getByRole('link', { name: 'Reading comfort' }).click();
		await expect(page).toHaveURL('/comfort');
		await expect(page.getByRole('main').getByRole('radio', { name: 'Larger' })).toBeChecked();
	});

	test('is nobody else’s affair: each gets the page in their own dress, from one memory', async ({
		scripted
	}) => {
		test.skip(!scripted, 'Told by hand, without a browser: once is enough.');
		const dressed = (cookie?: string, etag?: string) =>
			// A letter that no other journey opens, so that these are the first to ask for it.
			ask(`${baseURL()}/letters/beyond-the-room`, {
				...(cookie && { cookie: `five-letters-comfort=${cookie}` }),
				...(etag && { headers: { 'if-none-match': etag } })
			});
		const dark = await dressed('usual.usual.dark.usual');
		const plain = await dressed();
		expect(dark.text).toContain('<html lang="en" data-light="dark">');
		expect(plain.text).toContain('<html lang="en">');
		expect((await dressed('usual.usual.light.usual')).text).toContain('data-light="light"');
		expect((await dressed('x"onload=1.y.z')).bytes.equals(plain.bytes)).toBe(true);
		expect(dark.headers.etag).not.toBe(plain.headers.etag);
		expect(dark.headers.vary).toContain('Cookie');
		expect(dark.headers['cache-control']).toBe(plain.headers['cache-control']);
		expect((await dressed('usual.usual.dark.usual', dark.headers.etag)).status).toBe(304);
		expect((await dressed('usual.usual.dark.usual', plain.headers.etag)).status).toBe(200);
		expect((await dressed()).bytes.equals(plain.bytes)).toBe(true);
	});

	test('is as usual on paper', async ({ stranger: page, scripted }) => {
		test.skip(!scripted);
		await visit(page, letter.path);
		const usual = await onPaper(page);
		const [name, value] = ['five-letters-comfort', Object.values(chosen).join('.')];
		await page.context().addCookies([{ name, value, url: baseURL() }]);
		await page.emulateMedia({ media: 'screen' });
		await reload(page);
		await expectChosen(page);
		expect(await onPaper(page)).toEqual(usual);
	});

	async function onPaper(page: Page) {
		await page.emulateMedia({ media: 'print' });
		return page
			.locator('.prose > p')
			.nth(1)
			.evaluate((paragraph) => {
				const { color, fontFamily, fontSize, lineHeight } = getComputedStyle(paragraph);
				return { color, fontFamily, fontSize, lineHeight };
			});
	}
});

test.describe('with a voice in the browser', () => {
	test.skip(({ scripted }) => !scripted);

	/** What the voice was given to say so far. */
	const said = (page: Page) => page.evaluate<{ text: string; rate: number }[]>('said');
	const words = async (page: Page) => (await said(page)).map(({ text }) => text);

	test('somebody listens to a letter, pauses, goes on, and asks for more speed', async ({
		stranger: page
	}) => {
		await page.addInitScript(pretendVoice, [{ lang: 'en-GB', localService: true }]);
		await visit(page, letter.path);
		await page.getByRole('button', { name: 'Listen to this letter' }).click();
		const pause = page.getByRole('button', { name: 'Pause' });
		await expect(pause).toBeFocused();
		expect(await words(page)).toEqual(['Dear colleague,']);
		await expect(page.locator('.being-read')).toHaveText('Dear colleague,');

		await page.evaluate('spoken()');
		await expect(page.locator('.being-read')).toContainText('For years the clock');
		await pause.click();
		const before = await words(page);
		await page.getByRole('button', { name: 'Go on' }).click();
		// From the beginning of the sentence where it stopped.
		expect(await words(page)).toEqual([...before, before.at(-1)]);

		await page.getByLabel('Speed').selectOption('faster');
		expect((await said(page)).at(-1)).toEqual({ text: before.at(-1), rate: 1.25 });
	});

	test('they hear the paragraphs in their order, without notes, meanings, numbers or steps', async ({
		stranger: page
	}) => {
		await page.addInitScript(pretendVoice, [{ lang: 'en-GB', localService: true }]);
		await visit(page, letter.path);
		await page.getByRole('button', { name: 'Listen to this letter' }).click();
		await expect(page.locator('.being-read')).toBeVisible();
		await page.evaluate(`while (document.querySelector('.being-read') && said.length < 400) {
			const before = said.length; spoken(); if (said.length === before) break; }`);
		const heard = (await words(page)).join(' ');
		const order = ['Name what you hold', 'Leave room', 'Own your bias', 'What we know', 'P.S.'];
		const places = order.map((part) => heard.indexOf(part));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places).not.toContain(-1);
		expect(heard).toContain('Gillian Proctor calls this role power');
		for (const silent of [
			letter.words[0].meaning,
			'PCCS Books',
			letter.steps[0].text,
			'Skip the'
		]) {
			expect(heard).not.toContain(silent);
		}
		await expect(page.getByRole('button', { name: 'Listen to this letter' })).toBeFocused();
	});

	test('it falls silent when they leave', async ({ stranger: page }) => {
		await page.addInitScript(pretendVoice, [{ lang: 'en-GB', localService: true }]);
		await visit(page, letter.path);
		await page.getByRole('button', { name: 'Listen to this letter' }).click();
		await expect(page.locator('.being-read')).toBeVisible();
		await page.getByRole('link', { name: 'Gatherings', exact: true }).click();
		await expect(page).toHaveURL('/gatherings');
		const before = await words(page);
		await page.evaluate('spoken()');
		expect(await words(page)).toEqual(before);
	});
});

test('without a voice of the device’s own, nothing is offered', async ({ stranger: page }) => {
	await page.addInitScript(pretendVoice, [
		{ lang: 'en-US', localService: false },
		{ lang: 'de-DE', localService: true }
	]);
	await visit(page, letter.path);
	await page.mouse.wheel(0, 200);
	await page.waitForTimeout(300);
	await expect(page.getByRole('button', { name: /Listen/ })).toHaveCount(0);
});

test('somebody who comes back is offered the way to where they were, until they sign out', async ({
	stranger: page,
	register,
	scripted
}) => {
	const { email } = await register('Ida');
	await visit(page, letter.path);
	const heading = page.getByRole('heading', { name: /^Own your bias/ });
	await heading.evaluate((element) => element.scrollIntoView()).catch(() => undefined);
	const offer = page.getByText('You were at “Own your bias, and your missteps”.');
	if (!scripted) {
		await reload(page);
		await expect(offer).toHaveCount(0);
		return;
	}
	const places = () => page.evaluate(() => Object.entries(localStorage));
	const kept = [`five-letters:place:${letter.slug}`, 'own-your-bias-and-your-missteps'];
	await expect.poll(places).toEqual([kept]);
	await visit(page, '/letters');
	await visit(page, letter.path);
	expect(await page.evaluate(() => scrollY)).toBe(0);
	await expect(offer).toBeVisible();
	await offer.getByRole('link', { name: 'Go there' }).click();
	await expect(heading).toBeInViewport();

	await signIn(page, email, { next: '/account' });
	await page.getByRole('button', { name: /^Sign out$|^Sign out here/ }).click();
	await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
	await expect.poll(places).toEqual([]);
	await visit(page, letter.path);
	await expect(offer).toHaveCount(0);
});

test('somebody with little time is told how long reading and practising take', async ({
	stranger: page
}) => {
	await visit(page, letter.path);
	await expect(page.getByText(/^\w+ minutes to read\. To practise: .+\.$/)).toBeVisible();
});
