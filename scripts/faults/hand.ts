/** The learner at the keyboard of a real browser, on a letter's page. */
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import type { Letter } from '../bench/content.ts';
import { command, find } from '../chromium.ts';
import { Stop } from '../stop.ts';
import type { Chance } from './chance.ts';
import type { Learner } from './learner.ts';
import type { Ledger, Texts } from './ledger.ts';
import { witness, type Sight } from './witness.ts';

interface Desk {
	/** Where the course is. */
	origin: string;
	letter: Letter;
	learner: Learner;
	/** The folder in which the browser keeps what it keeps. */
	profile: string;
	ledger: Ledger;
}

export class Hand {
	/** What the page showed of each prompt whenever it asked which of its own words are to stand. */
	readonly asked: string[] = [];
	readonly #scene: Desk;
	#context: BrowserContext | undefined;
	#page: Page | undefined;
	#word = 0;

	constructor(scene: Desk) {
		this.#scene = scene;
	}

	/** Opens the browser as it was left, and the letter's page in it. */
	async open(): Promise<void> {
		const executablePath = find();
		if (!executablePath) throw new Stop(`No Chromium is here: ${command}`);
		this.#context = await chromium.launchPersistentContext(this.#scene.profile, {
			executablePath,
			args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
			serviceWorkers: 'block',
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false
		});
		// Chromium writes cookies down half a minute late; that is not what is looked at here.
		const { hostname: domain } = new URL(this.#scene.origin);
		await this.#context.addCookies(
			this.#scene.learner.cookies.map((one) => ({ ...one, domain, path: '/', httpOnly: true }))
		);
		await this.#context.exposeBinding('seen', (_, sight: Sight) => this.#see(sight));
		await this.#context.addInitScript(witness);
		this.#page = this.#context.pages()[0] ?? (await this.#context.newPage());
		await this.#page.goto(`${this.#scene.origin}/letters/${this.#scene.letter.slug}`);
		// Kit adds this line for screen readers once the page is its own.
		await this.#page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	}

	/** The browser's own process, in whatever it is doing. */
	async pid(): Promise<number> {
		const session = await this.#context?.browser()?.newBrowserCDPSession();
		const all = await session?.send('SystemInfo.getProcessInfo');
		const own = all?.processInfo.find(({ type }) => type === 'browser');
		if (!own) throw new Stop('The browser does not tell which process it is.');
		return own.id;
	}

	/** Types and ticks, without end; it ends by an error when the browser is gone. */
	async gesture(chance: Chance): Promise<void> {
		const prompt = chance.one(this.#scene.letter.prompts);
		const step = chance.one(this.#scene.letter.steps);
		const words = 1 + Math.floor(chance.between(0, 4));
		const delay = chance.between(1, 25);
		// Sometimes long enough for the words to be saved, sometimes right into it.
		const rest = chance.odds(0.3) ? chance.between(0, 1300) : 0;
		await this.page.locator(`[id="body-${prompt}"]`).focus();
		await this.page.keyboard.press('Control+End');
		// The word before may have been cut off in its middle, when the browser died.
		await this.page.keyboard.type(' ');
		for (let count = 0; count < words; count++) {
			const word = `w${++this.#word}`;
			await this.page.keyboard.type(`${word} `, { delay });
			this.#scene.ledger.typed(prompt, word, Date.now());
		}
		await this.page.waitForTimeout(rest);
		if (chance.odds(0.5)) await this.#tick(step);
	}

	async #tick(step: string): Promise<void> {
		const box = this.page.locator(`[id="step-${step}"]`);
		const on = !(await box.isChecked());
		this.#scene.ledger.tickAsked(step, on);
		await box.focus();
		await this.page.keyboard.press('Space');
	}

	/** All words that the page shows of each prompt: in the field, and the others where it asks. */
	async texts(): Promise<Texts> {
		const all = await this.page
			.locator('section.prompt')
			.evaluateAll((sections) =>
				sections.map((section) =>
					[...section.querySelectorAll('textarea')].map(({ id, value }) => ({ id, value }))
				)
			);
		return Object.fromEntries(
			all.map((fields) => [
				fields[0]?.id.slice('body-'.length) ?? '',
				fields.map(({ value }) => value).join('\n')
			])
		);
	}

	/** Which boxes are ticked. */
	async ticked(): Promise<string[]> {
		return this.page
			.locator('input[name=step]:checked')
			.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
	}

	/** What a person does who sees that something is not saved yet: go to it, and leave it again. */
	async nudge(): Promise<void> {
		const both = this.page.getByRole('button', { name: /^Keep both/ });
		while (await both.count()) {
			this.asked.push(JSON.stringify(await this.texts()));
			await both.first().click();
			await this.page.waitForTimeout(50);
		}
		for (const prompt of this.#scene.letter.prompts) {
			await this.page.locator(`[id="body-${prompt}"]`).focus();
		}
		await this.page.keyboard.press('Tab');
	}

	async close(): Promise<void> {
		await this.#context?.close().catch(() => {});
	}

	get page(): Page {
		if (!this.#page) throw new Error('The browser was not opened yet.');
		return this.#page;
	}

	#see(sight: Sight): void {
		if (sight.of === 'words') this.#scene.ledger.acknowledged(sight.prompt, sight.text);
		else this.#scene.ledger.tickAcknowledged(sight.step, sight.on);
	}
}
