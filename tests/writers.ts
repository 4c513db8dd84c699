/** Every place in which somebody writes something of their own, and where it is to be found again. */
import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import type { Database } from '../src/lib/supabase/database.types.ts';
import { letter } from './letter.ts';
import { setting } from './people.ts';

export interface Row {
	words: string;
	version: number;
}

export interface Writer {
	what: string;
	path: string;
	/** The id of what the next form writes. */
	id(): string;
	form(words: string, id: string, version: number): Record<string, string>;
	read(database: SupabaseClient<Database>, id: string): Promise<Row | undefined>;
	/** The words as they are kept, or nothing where they are refused. */
	kept(words: string): string | undefined;
}

const stepPath = `${letter.path}/steps/${letter.steps[0].id}`;
const noLongerThan = (longest: number) => (words: string) =>
	words.includes('\u0000') || [...words].length > longest ? undefined : words;
const aPage = noLongerThan(20_000);
/** Other control characters are what a paste left in a line. */
const line = (words: string) =>
	words.includes('\u0000')
		? undefined
		: noLongerThan(500)(words.replaceAll(/[\u0001-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim());

export const writers: Writer[] = [
	{
		what: 'an answer on a letter’s page',
		path: `${letter.path}?/save`,
		id: () => letter.prompts[2].id,
		form: (words, id, version) => ({ [`body:${id}`]: words, [`version:${id}`]: String(version) }),
		read: (database, id) => reflection(database, letter.slug, id),
		kept: aPage
	},
	{
		what: 'an answer changed in the notebook',
		path: `/notebook/${letter.slug}/${letter.prompts[1].id}?/save`,
		id: () => letter.prompts[1].id,
		form: (words, _, version) => ({ body: words, version: String(version) }),
		read: (database, id) => reflection(database, letter.slug, id),
		kept: aPage
	},
	{
		what: 'a page of its own in the notebook',
		path: '/notebook?/write',
		id: randomUUID,
		form: (body, id) => ({ id, body }),
		read: (database, id) => reflection(database, 'notebook', id),
		kept: (words) => (words.trim() === '' ? undefined : aPage(words))
	},
	{
		what: 'what was noticed at a try',
		path: `${stepPath}?/try`,
		id: randomUUID,
		form: (noticed, id) => ({ id, version: '0', tried_on: '', went: '', noticed }),
		read: async (database, id) => {
			const told = (await page(database)).tries.find((one) => one.id === id);
			return told && { words: told.noticed, version: told.version };
		},
		kept: aPage
	},
	{
		what: 'how a try went',
		path: `${stepPath}?/try`,
		id: randomUUID,
		form: (went, id) => ({ id, version: '0', tried_on: '', went, noticed: '' }),
		read: async (database, id) => {
			const told = (await page(database)).tries.find((one) => one.id === id);
			return told && { words: told.went, version: told.version };
		},
		kept: line
	},
	...(['cue', 'act'] as const).map((half): Writer => ({
		what: `the ${half} of a plan`,
		path: `${stepPath}?/plan`,
		id: randomUUID,
		form: (words, id) => ({ id, cue: 'I sit down', act: 'I ask', [half]: words }),
		read: async (database, id) => {
			const { plans } = await page(database);
			// The same words again are the plan that stands.
			const plan = plans.find((one) => one.id === id) ?? plans.find((one) => !one.ended_at);
			return plan && { words: plan[half], version: 0 };
		},
		kept: (words) => line(words) || undefined
	}))
];

/**
 * Read as the pages read it. (The embedded backend takes a byte order mark from the beginning of a
 * column that is read by itself; within a document it stays.)
 */
const Page = v.object({
	tries: v.array(
		v.object({ id: v.string(), went: v.string(), noticed: v.string(), version: v.number() })
	),
	plans: v.array(
		v.object({ id: v.string(), cue: v.string(), act: v.string(), ended_at: v.nullable(v.string()) })
	)
});
const One = v.object({
	reflection: v.nullable(v.object({ body: v.string(), version: v.number() }))
});

async function page(database: SupabaseClient<Database>) {
	const { data, error } = await database.rpc('letter_page', { letter: letter.slug });
	if (error) throw error;
	return v.parse(Page, data);
}

async function reflection(database: SupabaseClient<Database>, letter: string, prompt: string) {
	const { data, error } = await database.rpc('reflection_page', { letter, prompt });
	if (error) throw error;
	const { reflection: found } = v.parse(One, data);
	return found ? { words: found.body, version: found.version } : undefined;
}

const Session = v.object({ access_token: v.string() });

/** The data API as this person reaches it, by the session in their cookie. */
export function databaseOf(cookie: string): SupabaseClient<Database> {
	const packed = decodeURIComponent(cookie).split('base64-')[1] ?? '';
	const session = v.parse(Session, JSON.parse(Buffer.from(packed, 'base64url').toString()));
	return createClient<Database>(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), {
		accessToken: async () => session.access_token
	});
}
