import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { parse } from 'yaml';
import { root } from '../scripts/places.ts';
import { test } from './circle.ts';
import { letter } from './letter.ts';
import { expect, visit } from './people.ts';

test.describe.configure({ mode: 'parallel' });

interface FrontMatter {
	title: string;
	steps: { text: string; why: string; smaller: string; not_when?: string; plans: string[] }[];
	prompts: { question: string; after?: string; begin: string }[];
	words: { term: string; meaning: string }[];
	sources: { title: string; doi?: string }[];
}

const folder = join(root, 'content/letters');
const letters = readdirSync(folder)
	.filter((file) => file.endsWith('.md'))
	.sort()
	.map((file) => {
		const [, yaml = ''] = readFileSync(join(folder, file), 'utf8').split('---\n');
		return parse(yaml) as FrontMatter;
	});

/** Words of the screen: ways around, buttons, what is said about saving and signing in. */
const ofTheScreen =
	/Sign in|Skip to|Skip the pause|Only in this tab|not signed in|Print this|Print the|Made to be printed|as a workbook|Smaller version|Save\b|Saved\b/g;

/** The pages of what a printer would get: the number at the foot comes first, then the text. */
async function printed(page: Page, format: 'A4' | 'Letter'): Promise<string[]> {
	const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
	return (await extractText(pdf, { mergePages: false })).text;
}

/** Without the ways in which lines break and words are spaced. */
function plain(text: string): string {
	return text.normalize('NFKD').replace(/[\s\u00ad]+/g, '');
}

function expectOnPaper(pages: string[], texts: string[]): void {
	const all = plain(pages.map((text) => text.replace(/^\d+\n/, '')).join(' '));
	for (const text of texts) expect.soft(all.includes(plain(text)), text).toBe(true);
}

function stepsAndQuestions({ steps, prompts }: FrontMatter): string[] {
	return [
		...steps.flatMap((step) => [step.text, step.why, step.smaller, ...step.plans]),
		...steps.flatMap(({ not_when }) => not_when ?? []),
		...prompts.flatMap(({ question, after, begin }) => [question, begin, ...(after ? [after] : [])])
	];
}

/** Every page holds something, and none ends with a heading that belongs to the next. */
function expectGoodPages(pages: string[], headings: string[]): void {
	for (const [at, text] of pages.entries()) {
		const last = plain(text.trim().split('\n').at(-1) ?? '');
		expect.soft(plain(text).length, `page ${at + 1}`).toBeGreaterThan(60);
		for (const heading of headings) {
			expect
				.soft(last.endsWith(plain(heading)), `${heading}, at the foot of ${at + 1}`)
				.toBe(false);
		}
	}
}

function headingsOf(page: Page): Promise<string[]> {
	return page
		.locator('main :is(h2, h3, h4)')
		.evaluateAll((headings) => headings.flatMap((heading) => heading.textContent?.trim() ?? []));
}

for (const format of ['A4', 'Letter'] as const) {
	test(`a letter on ${format} is what is read, with boxes, room to write and sources`, async ({
		page
	}) => {
		await visit(page, letter.path);
		const pages = await printed(page, format);
		expect(pages.length).toBeGreaterThanOrEqual(7);
		expect(pages.length).toBeLessThanOrEqual(11);
		const [matter] = letters as [FrontMatter];
		expectOnPaper(pages, [
			matter.title,
			...stepsAndQuestions(matter),
			...matter.words.flatMap(({ term, meaning }) => [term, meaning]),
			...matter.sources.flatMap(({ title, doi }) => [title, ...(doi ? [`doi.org/${doi}`] : [])])
		]);
		expect(pages.join('\n').match(ofTheScreen)).toBeNull();
		expectGoodPages(pages, await headingsOf(page));
	});

	test(`the workbook on ${format} is the whole course`, async ({ page }) => {
		await visit(page, '/letters/workbook');
		const pages = await printed(page, format);
		expect(pages.length).toBeGreaterThanOrEqual(40);
		expect(pages.length).toBeLessThanOrEqual(58);
		expectOnPaper(pages, [
			...letters.flatMap((one) => [one.title, ...stepsAndQuestions(one)]),
			...letters.flatMap(({ words }) => words.map(({ term }) => term)),
			...letters.flatMap(({ sources }) => sources.flatMap(({ doi }) => doi ?? []))
		]);
		expect(pages.join('\n').match(ofTheScreen)).toBeNull();
		expectGoodPages(pages, await headingsOf(page));
		// Each begins a page of its own, and all but the cover are numbered.
		for (const [at, { title }] of letters.entries()) {
			const head = plain(`Letter ${at + 1} ${title}`);
			expect.soft(pages.filter((text) => plain(text).includes(head))).toHaveLength(1);
		}
		for (const [at, text] of pages.entries()) {
			expect.soft(/^\d+/.exec(text)?.[0]).toBe(at === 0 ? undefined : String(at + 1));
		}
	});
}

test('on paper there is room to write, and every step has its box', async ({ page }) => {
	await page.emulateMedia({ media: 'print' });
	await visit(page, letter.path);
	const millimetres = 96 / 25.4;
	for (const field of await page.getByRole('textbox').all()) {
		expect((await field.boundingBox())?.height).toBeGreaterThan(60 * millimetres);
	}
	await expect(page.getByRole('checkbox')).toHaveCount(letter.steps.length);
	await visit(page, '/letters/workbook');
	expect(await page.locator('.question-and-room .room i').count()).toBeGreaterThan(5 * 3 * 8);
	await expect(page.locator('.paper-steps .box')).toHaveCount(
		letters.reduce((sum, { steps }) => sum + steps.length, 0)
	);
});

test('in the workbook no name of a place stands twice, and its contents lead somewhere', async ({
	page
}) => {
	await visit(page, '/letters/workbook');
	const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
	expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
	const inside = page.getByRole('navigation', { name: 'What is in it' }).getByRole('link');
	await expect(inside).toHaveCount(letters.length + 2);
	for (const link of await inside.all()) {
		expect(ids).toContain((await link.getAttribute('href'))?.slice(1));
	}
});

test('the workbook is found from the list and from the end of a letter', async ({ page }) => {
	await visit(page, '/letters');
	await page.getByRole('link', { name: /workbook/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'A workbook' })).toBeVisible();
	await visit(page, letter.path);
	await page.getByRole('link', { name: /workbook/ }).click();
	await expect(page).toHaveURL('/letters/workbook');
});

for (const [path, name] of [
	[letter.path, 'Print this letter'],
	['/letters/workbook', 'Print the workbook']
] as const) {
	test(`“${name}” prints`, async ({ page }) => {
		await page.addInitScript(() => {
			window.print = () => void document.documentElement.classList.add('was-printed');
		});
		await visit(page, path);
		await page.getByRole('button', { name }).click();
		await expect(page.locator('html')).toHaveClass(/was-printed/);
	});
}
