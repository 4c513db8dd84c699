/**
 * A circle whose people, between them, see every page in every state. Made once a worker; tests
 * look at it through browsers of their own, and leave it as they found it.
 */
import { createClient } from '@supabase/supabase-js';
import type { APIRequest, BrowserContext } from '@playwright/test';
import type { Database } from '../src/lib/supabase/database.types.ts';

import { sendTo, writeToEachOther } from './correspondence.ts';
import { letter } from './letter.ts';
import {
	enter,
	expect,
	makeHost,
	newAddress,
	post,
	send,
	supabase,
	test as base,
	type Asking
} from './people.ts';
import { answer, reply } from './thread.ts';

const names = {
	/** Signed in a moment ago, and not yet asked for a name. */
	arriving: '',
	/** In no cohort, with nothing written. */
	newcomer: 'Wren',
	learner: 'Noor',
	/** A learner of the same cohort who keeps their progress to themselves. */
	reserved: 'Teo',
	facilitator: 'Jonas',
	/** May start cohorts, and facilitates one that nobody has joined. */
	host: 'Amara'
};

type Member = keyof typeof names;
export type Who = Member | 'stranger';
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface Circle {
	cohort: string;
	cohortOfNobody: string;
	/** Paths of an invitation that is open, and of one that was taken back. */
	invitation: string;
	takenBack: string;
	/** Path of what the learner sent to the facilitator, and was answered. */
	thread: string;
	/** Path of what the learner wrote to everybody in the cohort, where a test had the circle turned on. */
	message?: string;
	/** What the learner wrote, to each of the letter's questions. */
	words: string[];
	/** What a browser holds in which this person is signed in. */
	browserOf(who: Who): StorageState;
}

const nobody: StorageState = { cookies: [], origins: [] };

interface Company {
	circle: Circle;
	/** Whose browser the test's page is in. */
	who: Who;
}

export const test = base.extend<Company, { gathered: () => Promise<Circle> }>({
	// On the first call, so that tests which are skipped bring nobody together.
	gathered: [
		async ({ playwright }, use) => {
			let circle: Promise<Circle> | undefined;
			await use(() => (circle ??= gather(playwright.request)));
		},
		{ scope: 'worker' }
	],
	circle: async ({ gathered }, use) => use(await gathered()),
	who: ['stranger', { option: true }],
	storageState: async ({ gathered, who }, use) =>
		use(who === 'stranger' ? nobody : (await gathered()).browserOf(who))
});

export async function gather(api: APIRequest): Promise<Circle> {
	const browsers = {} as Record<Member, Asking>;
	const emails = {} as Record<Member, string>;
	const states = {} as Record<Member, StorageState>;
	const { baseURL } = base.info().project.use;
	await each(async (who) => {
		browsers[who] = { request: await api.newContext({ ...(baseURL && { baseURL }) }) };
		emails[who] = newAddress(who);
		await enter(browsers[who], emails[who], names[who]);
		states[who] = await browsers[who].request.storageState();
	});

	const words = letter.prompts.map(({ id }) => `What Noor wrote about ${id}, for nobody else.`);
	await post(browsers.learner, `${letter.path}?/save`, {
		step: letter.steps[0].id,
		read: 'yes',
		...Object.fromEntries(letter.prompts.map(({ id }, at) => [`body:${id}`, words[at] ?? '']))
	});

	const cohort = await startCohort(browsers.facilitator, emails.facilitator, 'Spring circle');
	const cohortOfNobody = await startCohort(browsers.host, emails.host, 'Autumn circle');
	await takeBackHost(emails.facilitator);
	const invitation = await invite(browsers.facilitator, cohort);
	await post(browsers.learner, invitation, { shares: 'yes' });
	await post(browsers.reserved, invitation, { shares: 'no' });
	await writeToEachOther(
		{ ...browsers.learner, name: names.learner },
		browsers.facilitator,
		cohort
	);
	const takenBack = await invite(browsers.facilitator, cohort);
	await answered(browsers.facilitator, `/cohorts/${cohort}/people?/revoke`, {
		token: takenBack.slice(-32)
	});

	await sendTo(browsers.reserved, cohort, 'How do you notice it while it is happening?');
	const thread = await reply(browsers.learner, cohort, 'A copy, for Jonas.');
	await answer(browsers.facilitator, thread, 'And an answer, for Noor.');

	await each((who) => browsers[who].request.dispose());
	const browserOf = (who: Who) => (who === 'stranger' ? nobody : states[who]);
	return { cohort, cohortOfNobody, invitation, takenBack, thread, words, browserOf };
}

async function each(work: (who: Member) => Promise<void>): Promise<void> {
	await Promise.all((Object.keys(names) as Member[]).map(work));
}

async function startCohort(page: Asking, email: string, name: string): Promise<string> {
	await makeHost({ name, email });
	const overview = await post(page, '/cohorts?/start', { name });
	return overview.split('/')[2] ?? '';
}

/** As `npm run host -- remove` does. What they facilitate, they facilitate on. */
async function takeBackHost(email: string): Promise<void> {
	const { url, key } = supabase();
	const operator = createClient<Database>(url, key, { auth: { persistSession: false } });
	expect((await operator.rpc('host_remove', { email })).data).toBe('removed');
}

/** Makes one more invitation, and gives back its path. */
export async function invite(who: Asking, cohort: string, seats = 30): Promise<string> {
	const before = await invitations(who, cohort);
	const terms = { days: '30', seats: String(seats) };
	await answered(who, `/cohorts/${cohort}/people?/invite`, terms);
	const made = (await invitations(who, cohort)).find((path) => !before.includes(path));
	if (!made) throw new Error('No new invitation is on the page.');
	return made;
}

async function invitations(who: Asking, cohort: string): Promise<string[]> {
	const answer = await who.request.get(`/cohorts/${cohort}/people`);
	return [...(await answer.text()).matchAll(/\/join\/[0-9a-f]{32}/g)].map(([path]) => path);
}

async function answered(who: Asking, path: string, form: Record<string, string>): Promise<void> {
	const answer = await send(who, path, form);
	expect(answer.status(), path).toBe(200);
}
