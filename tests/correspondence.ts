/** What people write to each other, where the pages for it are another journey's subject. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../src/lib/supabase/database.types.ts';
import { letter } from './letter.ts';
import { expect, type Asking } from './people.ts';
import { databaseOf } from './writers.ts';

type Functions = Database['public']['Functions'];

/** Calls the database as the person whose browser this is, with their own session. */
export async function ask<Name extends keyof Functions & string>(
	{ request }: Asking,
	name: Name,
	args: Functions[Name]['Args']
) {
	const { cookies } = await request.storageState();
	const session = cookies.find(({ value }) => decodeURIComponent(value).startsWith('base64-'));
	return databaseOf(session?.value ?? '').rpc(name, args);
}

/** Sends words to the facilitators of a cohort; the reply's id. */
export async function sendTo(who: Asking, cohort: string, body: string, at = 0): Promise<string> {
	const about = { letter: letter.slug, prompt: letter.prompts[at]?.id ?? '' };
	const { data, error } = await ask(who, 'reply_send', {
		cohort,
		id: randomUUID(),
		...about,
		body
	});
	expect(error).toBeNull();
	return (data as { id: string }).id;
}

export async function answer(who: Asking, reply: string, body: string): Promise<void> {
	const { error } = await ask(who, 'answer_send', { reply, id: randomUUID(), body });
	expect(error).toBeNull();
}

/** Whether this person may read the thread. */
export async function reads(who: Asking, reply: string): Promise<boolean> {
	const { error } = await ask(who, 'reply_page', { reply });
	if (error) expect(error.code).toBe('PT404');
	return error === null;
}

/** How pages name somebody in a cohort. */
export async function memberCalled(facilitator: Asking, cohort: string, name: string) {
	const { data } = await ask(facilitator, 'cohort_people', { cohort, search: name, page: 1 });
	const { people } = data as { people: { member: string }[] };
	return people[0]?.member ?? '';
}

/**
 * A learner sends two things and takes one of them back; a facilitator looks at the learner's page
 * and answers the other.
 */
export async function writeToEachOther(
	learner: Asking & { name: string },
	facilitator: Asking,
	cohort: string
): Promise<void> {
	const kept = await sendTo(
		learner,
		cohort,
		'I asked, and then I waited. That was the harder half.'
	);
	const taken = await sendTo(learner, cohort, 'Sent too early.', 1);
	await ask(learner, 'reply_withdraw', { reply: taken });
	const member = await memberCalled(facilitator, cohort, learner.name);
	expect((await ask(facilitator, 'learner_page', { cohort, member })).error).toBeNull();
	await answer(facilitator, kept, 'Waiting is the harder half for me, too.');
}
