/** A letter, mostly the first, as the journeys know it: what its file says, and how a reader uses its page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, look, post, type Asking } from './people.ts';

interface FrontMatter {
	title: string;
	steps: { id: string; text: string; smaller: string; move?: string }[];
	prompts: { id: string; question: string }[];
	words: { term: string; meaning: string }[];
	sources: { id: string; author: string; title: string; doi?: string }[];
}

const folder = fileURLToPath(new URL('../content/letters/', import.meta.url));

export const letter = letterOf('power-in-the-room');

/** One of the shipped letters, as its file says. */
export function letterOf(slug: string) {
	const file = readdirSync(folder).find((name) => name.endsWith(`-${slug}.md`)) ?? slug;
	const [, yaml = ''] = readFileSync(join(folder, file), 'utf8').split('---\n');
	const matter = parse(yaml) as FrontMatter;
	return {
		path: `/letters/${slug}`,
		slug,
		title: matter.title,
		steps: atLeast(matter.steps, 3),
		prompts: atLeast(matter.prompts, 3),
		words: atLeast(matter.words, 3),
		sources: atLeast(matter.sources, 3)
	};
}

type Three<Item> = [Item, Item, Item, ...Item[]];

function atLeast<Item>(items: Item[], count: 3): Three<Item> {
	if (items.length < count) throw new Error(`A letter has fewer than ${count} of something.`);
	return items as Three<Item>;
}

export function step(page: Page, at = 0): Locator {
	const margin = page.getByRole('complementary', { name: 'This week' });
	return margin.getByRole('checkbox', { name: letter.steps[at]?.text, exact: true });
}

/** Ticks a step, or takes its tick back, and hears that it is kept. */
export async function tick(page: Page, scripted: boolean, at = 0, on = true): Promise<void> {
	await step(page, at).setChecked(on);
	if (scripted) {
		const item = step(page, at).locator('xpath=ancestor::li');
		const told = on ? 'Ticked and saved.' : 'Tick taken back.';
		await expect(item.getByRole('status')).toHaveText(told);
	} else {
		await page.getByRole('button', { name: 'Save my ticks' }).click();
		await expect(
			page.getByRole('status').filter({ hasText: 'Your ticks are saved.' })
		).toBeVisible();
	}
	await expect(step(page, at)).toBeChecked({ checked: on });
}

/** One of the letter's questions, with its field and what is said about it. */
export function prompt(page: Page, at = 0) {
	const { question = '' } = letter.prompts[at] ?? {};
	const section = page.getByRole('region', { name: question });
	return {
		section,
		field: section.getByRole('textbox', { name: question }),
		status: section.getByRole('status')
	};
}

/** Writes to a prompt, and hears that it is kept. */
export async function write(page: Page, scripted: boolean, words: string, at = 0): Promise<void> {
	const { section, field, status } = prompt(page, at);
	await field.fill(words);
	await save(page, scripted, at);
	await expect(status).toHaveText('Saved just now');
	await expect(section.getByRole('textbox', { name: letter.prompts[at]?.question })).toHaveValue(
		words
	);
}

/** Presses Save; with script, leaving the field is enough. */
export async function save(page: Page, scripted: boolean, at = 0): Promise<void> {
	const { section, field } = prompt(page, at);
	if (scripted) await field.blur();
	else await section.getByRole('button', { name: 'Save', exact: true }).click();
}

/** Writes from a device without a page, knowing the words that stand. */
export async function writeElsewhere(who: Asking, words: string, at = 0): Promise<void> {
	const { id } = letter.prompts[at] ?? {};
	const { version } = await standing(who, at);
	const form = { [`body:${id}`]: words, [`version:${id}`]: version };
	await post(who, `${letter.path}?/save`, form);
}

export async function tickElsewhere(who: Asking, at = 0): Promise<void> {
	await post(who, `${letter.path}?/save`, { step: letter.steps[at]?.id ?? '' });
}

/** The words that stand, as the database has them: what the letter's page begins with. */
export async function wordsOf(who: Asking, at = 0): Promise<string> {
	return (await standing(who, at)).words;
}

async function standing(who: Asking, at: number) {
	const html = await (await look(who, letter.path)).text();
	const { id } = letter.prompts[at] ?? {};
	const [, words = ''] = new RegExp(`name="body:${id}"[^>]*>([^<]*)`).exec(html) ?? [];
	const [, version = '0'] = new RegExp(`name="version:${id}" value="(\\d+)"`).exec(html) ?? [];
	return { words, version };
}
