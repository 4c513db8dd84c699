/** Replies, answers and the mails about them, as people and the course's process send them. */
import type { Person } from './people.ts';
import { operator } from './people.ts';
import type { Server } from './server.ts';

export async function reply(
	learner: Person,
	cohort: string,
	body = 'Secret words'
): Promise<string> {
	const words = { id: crypto.randomUUID(), letter: 'first', prompt: 'after', body };
	return (await learner.document<{ id: string }>('reply_send', { cohort, ...words })).id;
}

export async function answer(person: Person, reply: string, body = 'Secret answer') {
	const words = { id: crypto.randomUUID(), body };
	return (await person.document<{ id: string }>('answer_send', { reply, ...words })).id;
}

export type Mail = {
	mail: string;
	email: string;
	name: string;
	cohort: { id: string; name: string };
	kind: 'waiting' | 'came back';
	count: number;
	key: string;
};

/** Takes over every mail that is due, as the course's process does. */
export function due(server: Server): Promise<Mail[]> {
	return operator(server).document('post_due', { at_most: 100 });
}

/** A day and an hour pass for the mails. */
export async function nextDay(server: Server): Promise<void> {
	await server.sql(`
		update private.mails set
			handed_at = handed_at - interval '25 hours', sent_at = sent_at - interval '25 hours',
			next_try_at = next_try_at - interval '25 hours'
	`);
}
