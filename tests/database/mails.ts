/** Mails about what waits or came back, as the course's process takes them over. */
import { operator } from './people.ts';
import type { Server } from './server.ts';

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
export function due(server: Server, round: string = crypto.randomUUID()): Promise<Mail[]> {
	return operator(server).document('post_due', { at_most: 100, round });
}

/** What earlier tests left to be told is told to nobody, and everybody's day is free. */
export async function tidy(server: Server): Promise<void> {
	await server.sql('delete from private.notices where mail_id is null');
	await nextDay(server);
}

/** A day and an hour pass for the mails. */
export async function nextDay(server: Server): Promise<void> {
	await server.sql(`
		update private.mails set
			handed_at = handed_at - interval '25 hours', sent_at = sent_at - interval '25 hours',
			next_try_at = next_try_at - interval '25 hours'
	`);
}
