/** A page of the course in one state: by whom it is looked at, and how they got there. */
import type { Page } from '@playwright/test';
import type { Circle, Who } from '../circle.ts';
import { letter } from '../letter.ts';
import { send, visit } from '../people.ts';

export interface View {
	what: string;
	who: Who;
	show(page: Page, circle: Circle): Promise<unknown>;
}

/** A page that is there as soon as it is asked for. */
export function at(who: Who, what: string, path: string | ((circle: Circle) => string)): View {
	const of = typeof path === 'string' ? () => path : path;
	return { what, who, show: (page, circle) => visit(page, of(circle)) };
}

export async function openAll(page: Page): Promise<void> {
	await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
		for (const details of all) details.open = true;
	});
}

/** The first prompt's words are changed on another device, and back again: the same words, and newer. */
export async function writtenElsewhere(page: Page, words = ''): Promise<void> {
	const { id } = letter.prompts[0];
	for (const body of ['Elsewhere.', words]) {
		const html = await (await page.request.get(letter.path)).text();
		const version = new RegExp(`name="version:${id}"[^>]*value="(\\d+)"`).exec(html)?.[1] ?? '0';
		await send(page, `${letter.path}?/save`, { [`body:${id}`]: body, [`version:${id}`]: version });
	}
}
