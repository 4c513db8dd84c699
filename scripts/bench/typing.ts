/** From a key to “Saved”, in a real browser: what it takes beyond the second that the page waits. */
import type { Browser, Page } from '@playwright/test';
import type { Letter } from './content.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';
import { percentile } from './statistics.ts';

/** The page saves this long after the last key. */
const DEBOUNCE_MS = 1000;
const KEYS = 24;
/** The first one fetches the draft box too. */
const WARM_UP = 2;

/** @returns p95 in milliseconds */
export async function typing(
	browser: Browser,
	{ course }: Stage,
	{ slug, prompts: [, prompt = ''] }: Letter,
	person: Person
): Promise<number> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		await context.addCookies(
			person.cookies.header.split('; ').map((cookie) => {
				const [name = '', value = ''] = cookie.split(/=(.*)/s);
				return { name, value, url: course };
			})
		);
		const page = await context.newPage();
		await page.addInitScript(watch);
		await page.goto(`${course}/letters/${slug}`);
		// Kit adds this line for screen readers once the page is its own.
		await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
		await page.locator(`[id="body-${prompt}"]`).focus();
		await page.keyboard.press('Control+End');
		const times: number[] = [];
		for (let key = -WARM_UP; key < KEYS; key++) {
			await page.keyboard.type('a');
			const ms = await savedAfter(page);
			if (key >= 0) times.push(ms - DEBOUNCE_MS);
		}
		return percentile(times, 0.95);
	} finally {
		await context.close();
	}
}

async function savedAfter(page: Page): Promise<number> {
	const saved = await page.waitForFunction(() => {
		const { times } = window as unknown as { times: number[] };
		return times.shift();
	});
	return (await saved.jsonValue()) ?? NaN;
}

/** Runs in the page: hears each key, and sees the line under its field say that it is saved. */
function watch(): void {
	const times: number[] = [];
	Object.assign(window, { times });
	let field: Element | undefined;
	let typedAt = 0;
	let isSaving = false;
	addEventListener(
		'input',
		({ target }) => {
			field = target as Element;
			typedAt = performance.now();
			isSaving = false;
		},
		true
	);
	new MutationObserver(() => {
		const said = field?.closest('section')?.querySelector('[role=status]')?.textContent ?? '';
		if (said.startsWith('Saving')) isSaving = true;
		if (!isSaving || !said.startsWith('Saved')) return;
		isSaving = false;
		times.push(performance.now() - typedAt);
	}).observe(document, { childList: true, characterData: true, subtree: true });
}
