/** What is in anybody's way on a page: by axe, and by what eyes and fingers would find, measured. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** By day and by night, on a phone and at a desk, at 400 %, and with text spaced out. */
export async function expectOpenToAll(page: Page): Promise<void> {
	// So that colours have settled when they are looked at.
	await page.emulateMedia({ reducedMotion: 'reduce' });
	let seen = '';
	for (const width of [1280, 360]) {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme: 'light' });
		const shown = await inSight(page);
		const day = await barriers(page, shown === seen ? places : everything);
		expect.soft(day, `${width} pixels, light`).toEqual([]);
		seen = shown;
		await page.emulateMedia({ colorScheme: 'dark' });
		expect.soft(await barriers(page, colours), `${width} pixels, dark`).toEqual([]);
	}
	expect.soft(await small(page), 'controls that are hard to hit').toEqual([]);

	// As wide as a desk's screen of 1280 pixels at 400 %.
	await page.setViewportSize({ width: 320, height: 256 });
	expect.soft(await wider(page), 'sideways at 400 %').toEqual([]);
	await spacedOut(page);
	expect.soft(await wider(page), 'sideways with wide spacing').toEqual([]);
	expect.soft(await clipped(page), 'cut off with wide spacing').toEqual([]);
}

/** All of WCAG 2.2 A and AA, and AAA for contrast (which holds AA's within). */
const everything = {
	looksAt: ['color-contrast-enhanced', 'target-size'],
	options: {
		resultTypes: ['violations' as const],
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
		rules: {
			'color-contrast': { enabled: false },
			'color-contrast-enhanced': { enabled: true },
			'target-size': { enabled: true }
		}
	}
};

/** Where the same elements are in sight as before, nothing but their places can be in the way. */
const places = {
	looksAt: everything.looksAt,
	options: {
		resultTypes: ['violations' as const],
		runOnly: [
			'color-contrast-enhanced',
			'target-size',
			'link-in-text-block',
			'scrollable-region-focusable'
		]
	}
};

/** By night nothing but colours is another: the same HTML stands in the same places. */
const colours = {
	looksAt: ['color-contrast-enhanced'],
	options: {
		resultTypes: ['violations' as const],
		runOnly: ['color-contrast-enhanced', 'link-in-text-block']
	}
};

/** Which elements are to be seen, in the order of the page. */
function inSight(page: Page): Promise<string> {
	return page.evaluate(() =>
		Array.from(document.querySelectorAll('*'), (element) => Number(element.checkVisibility())).join(
			''
		)
	);
}

/** What axe finds. */
async function barriers(
	page: Page,
	{ options, looksAt }: typeof everything | typeof places | typeof colours
): Promise<string[]> {
	const isThere = await page.evaluate(() => 'axe' in window);
	const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'undefined' }) })
		.options(options)
		// For pages without frames, and faster.
		.setLegacyMode();
	const { violations, passes } = await axe.analyze();
	const looked = passes.map(({ id }) => id);
	expect(looked).toEqual(expect.arrayContaining(looksAt));
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
	);
}

/** Whatever makes the page scroll sideways. A table may scroll by itself. */
function wider(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { clientWidth, scrollWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const over = [...document.body.querySelectorAll('*')].filter(
			(element) =>
				element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('.scroll')
		);
		return [
			`the page, by ${scrollWidth - clientWidth} pixels`,
			...over.map((element) => element.outerHTML.slice(0, 120))
		];
	});
}

/** Text that stands in a box too small for it and is cut off. Words for ears alone are small on purpose. */
function clipped(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const cut = [...document.body.querySelectorAll<HTMLElement>('*')].filter((element) => {
			const { overflowX, overflowY, display } = getComputedStyle(element);
			const words = element instanceof HTMLInputElement ? '' : element.innerText;
			if (!words?.trim() || display === 'inline' || element.closest('.unseen, #svelte-announcer')) {
				return false;
			}
			const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
			return (
				(cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
				(cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
			);
		});
		// A control keeps its words inside its own edge.
		const spilling = [...document.querySelectorAll<HTMLElement>('.button, summary, .card')].filter(
			(element) =>
				element.clientWidth > 0 &&
				(element.scrollWidth > element.clientWidth + 1 ||
					element.scrollHeight > element.clientHeight + 1)
		);
		return [...cut, ...spilling].map((element) => element.outerHTML.slice(0, 120));
	});
}

/** Controls that a finger could miss: lower or narrower than 24 pixels. Links among words may be. */
function small(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const controls = document.querySelectorAll<HTMLElement>(
			'button:not(.term), input:not([type=hidden]), textarea, select, summary, .button, .skip, nav a, th a'
		);
		return [...controls].flatMap((control) => {
			const { width, height } = control.getBoundingClientRect();
			if (!control.checkVisibility() || (width >= 24 && height >= 24)) return [];
			return [`${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`];
		});
	});
}

/** The spacing of text that a reader may choose: WCAG 2.2, 1.4.12. */
async function spacedOut(page: Page): Promise<void> {
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(
			`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
			p { margin-block-end: 2em !important }`
		);
		document.adoptedStyleSheets.push(sheet);
	});
}
