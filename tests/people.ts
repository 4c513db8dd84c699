/**
 * The people of the journeys: each with a browser of their own and, where they sign in, a real
 * account that a real mail opened. No two tests know anybody in common.
 */
import { randomUUID } from 'node:crypto';
import {
	test as base,
	expect,
	type APIRequestContext,
	type Browser,
	type BrowserContext,
	type Page
} from '@playwright/test';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '../src/lib/supabase/database.types.ts';
import * as mails from '../scripts/mails.ts';
import { codeIn, linkIn } from '../scripts/signing-in.ts';

export { expect } from '@playwright/test';

/** Whatever asks with cookies of its own: a page, or a browser that shows none. */
export interface Asking {
	request: APIRequestContext;
}

/** Somebody with an account. */
export interface Person {
	name: string;
	email: string;
}

interface Company {
	/** Whether the browsers of this run have JavaScript. */
	scripted: boolean;
	/** One more browser, as on another machine. */
	another: () => Promise<Page>;
	/** Somebody of whom nothing is known, in a browser of their own. */
	stranger: Page;
	/** Somebody who is signed in, in a browser of their own. */
	arrive: (name: string) => Promise<Person & { page: Page }>;
	/** Somebody who is signed in and sends forms, but is shown no page: a browser costs half a second. */
	register: (name: string) => Promise<Person & Asking>;
	/** The same person on one more device, which is shown no page either. */
	elsewhere: (person: Person) => Promise<Asking>;
}

/**
 * A browser on a machine. One is expensive to unpack, so it is put away after a test, with no tab
 * open and no cookie kept, for whoever needs one next; who takes it out empties its storage.
 */
interface Machine {
	context: BrowserContext;
	complaints: string[];
}

export const test = base.extend<Company, { spare: Machine[] }>({
	scripted: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

	context: async ({ context }, use) => {
		const complaints = listen(context);
		await use(context);
		expect(complaints).toEqual([]);
	},

	spare: [
		async ({ browser }, use) => {
			const spare: Machine[] = [];
			await use(spare);
			if (browser.isConnected()) for (const { context } of spare) await context.close();
		},
		{ scope: 'worker' }
	],

	another: async ({ browser, spare }, use) => {
		const lent: Machine[] = [];
		await use(async () => {
			const machine = spare.pop() ?? (await unpack(browser));
			lent.push(machine);
			const page = await machine.context.newPage();
			await forget(page);
			return page;
		});
		for (const machine of lent) await putAway(machine);
		spare.push(...lent);
	},

	stranger: async ({ another }, use) => use(await another()),

	arrive: async ({ another }, use) => {
		await use(async (name) => {
			const person = { name, email: newAddress(name) };
			const page = await another();
			await enter(page, person.email, name);
			return { ...person, page };
		});
	},

	register: async ({ elsewhere }, use) => {
		await use(async (name) => {
			const person = { name, email: newAddress(name) };
			return { ...person, ...(await elsewhere(person)) };
		});
	},

	elsewhere: async ({ playwright }, use) => {
		const opened: APIRequestContext[] = [];
		await use(async ({ email, name }) => {
			const request = await playwright.request.newContext({ baseURL: baseURL() });
			opened.push(request);
			await enter({ request }, email, name);
			return { request };
		});
		for (const request of opened) await request.dispose();
	}
});

async function unpack(browser: Browser): Promise<Machine> {
	const context = await browser.newContext();
	return { context, complaints: listen(context) };
}

async function putAway({ context, complaints }: Machine): Promise<void> {
	await Promise.all(context.pages().map((page) => page.close()));
	await context.clearCookies();
	expect(complaints.splice(0)).toEqual([]);
}

async function forget(page: Page): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	await browser.send('Storage.clearDataForOrigin', {
		origin: new URL(baseURL()).origin,
		storageTypes: 'indexeddb,local_storage,cache_storage'
	});
	await browser.detach();
}

/** What no page may do on any journey: complain to the console, or ask anything of another site. */
function listen(context: BrowserContext): string[] {
	const complaints: string[] = [];
	const { origin } = new URL(baseURL());
	context.on('weberror', (problem) => complaints.push(String(problem.error())));
	context.on('console', (message) => {
		// Answers such as 404 are part of journeys; the browser mentions each. So does it that most
		// journeys are made without the service worker.
		const isExpected = /^(Failed to load|Service Worker registration blocked)/;
		if (['error', 'warning'].includes(message.type()) && !isExpected.test(message.text())) {
			complaints.push(message.text());
		}
	});
	context.on('request', (request) => {
		const url = new URL(request.url());
		if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(url.href);
	});
	return complaints;
}

export function newAddress(name: string): string {
	const called = /[a-z]+/.exec(name.toLowerCase())?.[0] ?? 'somebody';
	return `${called}.${randomUUID().slice(0, 8)}@people.example`;
}

/** Opens a page and, where there is script, waits until it has taken over. */
export async function visit(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await takenOver(page);
}

export async function reload(page: Page): Promise<void> {
	await page.reload();
	await takenOver(page);
}

async function takenOver(page: Page): Promise<void> {
	if (test.info().project.use.javaScriptEnabled === false) return;
	// Kit adds this line for screen readers once the page is its own.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

/** Signs in at the door as a person does: an address, the code from the mailbox. */
export async function signIn(page: Page, email: string, { next = '/letters' } = {}): Promise<void> {
	await visit(page, `/account/sign-in?next=${encodeURIComponent(next)}`);
	await askForCode(page, email);
	await typeCode(page, (await nextMail(email)).code);
	await expect(page).not.toHaveURL(/sign-in/);
}

export async function askForCode(page: Page, email: string): Promise<void> {
	await page.getByLabel('Your e-mail address').fill(email);
	await page.getByRole('button', { name: 'Send me a code' }).click();
	await expect(page.getByRole('heading', { name: 'Look into your mailbox' })).toBeVisible();
}

export async function typeCode(page: Page, code: string): Promise<void> {
	await page.getByLabel('The six digits').fill(code);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Signs in without walking there: the same mail and the same forms, sent by hand. Who has a name
 * already keeps it without one here.
 */
export async function enter(who: Asking, email: string, name?: string): Promise<void> {
	const { url, key } = supabase();
	const asked = await fetch(`${url}/auth/v1/otp`, {
		method: 'POST',
		headers: { apikey: key, 'content-type': 'application/json' },
		body: JSON.stringify({ email })
	});
	expect(asked.status).toBe(200);
	const { hash, type } = await nextMail(email);
	await post(who, '/account/confirm', { hash, type });
	if (name) await post(who, '/account/welcome', { name, pronouns: '', next: '/letters' });
}

/** Sends a form as the page would, with the cookies of this browser, and gives back where it leads. */
export async function post(
	who: Asking,
	path: string,
	form: Record<string, string>
): Promise<string> {
	const answer = await send(who, path, form);
	expect(answer.status(), path).toBe(303);
	return answer.headers().location ?? '';
}

export function send({ request }: Asking, path: string, form: Record<string, string>) {
	return request.post(path, {
		form,
		headers: { origin: new URL(baseURL()).origin, accept: 'text/html' },
		maxRedirects: 0,
		maxRetries: 2
	});
}

/** Asks for a page without showing it. A connection that the server had just put down is taken up anew. */
export function look({ request }: Asking, path: string) {
	return request.get(path, { headers: { accept: 'text/html' }, maxRedirects: 0, maxRetries: 2 });
}

/** Whether the cookies of this browser open a page that is for one person alone. */
export async function isSignedIn(who: Asking): Promise<boolean> {
	const answer = await look(who, '/account');
	const { location = '' } = answer.headers();
	return answer.status() === 200 || location.startsWith('/account/welcome');
}

const taken: mails.Mail[] = [];

/** The next mail to this address that nobody has taken out of the mailbox yet. */
export async function nextMail(email: string) {
	const mail = await mails.next(setting('MAILBOX_URL'), email, taken);
	taken.push(mail);
	const link = new URL(linkIn(mail.text) ?? 'nowhere:');
	return {
		code: codeIn(mail.text) ?? '',
		link: link.pathname + link.search,
		hash: link.searchParams.get('token_hash') ?? '',
		type: link.searchParams.get('type') ?? ''
	};
}

/** As `npm run host -- add` does. */
export async function makeHost({ email }: Person): Promise<void> {
	const { url, key } = supabase();
	const operator = createClient<Database>(url, key, { auth: { persistSession: false } });
	const { data } = await operator.rpc('host_add', { email });
	expect(data).toBe('added');
}

export function supabase(): { url: string; key: string } {
	return { url: setting('SUPABASE_URL'), key: setting('SUPABASE_SECRET_KEY') };
}

export function setting(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set: the journeys are run by npm test.`);
	return value;
}

export function baseURL(): string {
	const { baseURL } = test.info().project.use;
	if (!baseURL) throw new Error('The configuration names no baseURL.');
	return baseURL;
}
