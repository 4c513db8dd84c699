/** What others see of somebody, as they see it themselves: the mirror's words and its switches. */
import * as v from 'valibot';
import type { To } from '$lib/circle/circle';
import type { Cohort, Facilitator, Role, SeenOf, SeenReply } from './cohorts';

/** A facilitator opened the learner's page; `by` is null when their account is gone. */
export interface Visit {
	by: string | null;
	at: string;
}

/** A facilitator took the overview away in a file, with the learner in it. */
export interface Exported extends Visit {
	format: 'csv' | 'json';
}

/** One thing that the caller sent; withdrawn by them, or because they are no longer a member. */
export interface Sent {
	id: string;
	letter: string;
	prompt: string;
	audience: To['audience'];
	sent_at: string;
	withdrawn_at: string | null;
}

export interface Mirrored extends Cohort {
	role: Role;
	shares: boolean;
	/** Whether the caller hears by mail what waits or came back here. */
	hears: boolean;
	facilitators: Facilitator[];
	seen: SeenOf;
	/** The newest first, and no more than fifty. */
	visits: Visit[];
	sent: Sent[];
	/** The exports that the caller was in, the newest first. */
	exports: Exported[];
}

/** A cohort that the caller is in no longer, or that is closed. */
export interface Former extends Pick<
	Mirrored,
	'id' | 'name' | 'role' | 'visits' | 'sent' | 'exports'
> {
	/** Whether their progress was seen at the end; null, as `until`: that was not kept then. */
	shared: boolean | null;
	/** Until when anything but what they left there was seen; ISO 8601. */
	until: string | null;
	closed: boolean;
	/** What is seen to this day: what they left there. Null where it is closed, and nobody sees. */
	seen: SeenOf | null;
}

export interface Mirror {
	cohorts: Mirrored[];
	/** The last one first. */
	former: Former[];
}

const id = v.pipe(v.string(), v.uuid());
const switchSchema = v.object({ cohort: id, on: v.picklist(['yes', 'no']) });

/** Which way a switch of which cohort was put; undefined where no page sends such a form. */
export function readSwitch(form: FormData): { cohort: string; on: boolean } | undefined {
	const read = v.safeParse(switchSchema, { cohort: form.get('cohort'), on: form.get('on') });
	return read.success ? { cohort: read.output.cohort, on: read.output.on === 'yes' } : undefined;
}

/** Which reply is named in a form. */
export function readReply(form: FormData): string | undefined {
	const read = v.safeParse(id, form.get('reply'));
	return read.success ? read.output : undefined;
}

/** "2 answers", "waits for an answer": how a thread stands for its readers, in words. */
export function standing({ answers, waiting_since, audience }: SeenReply): string {
	if (audience === 'circle') return 'to the whole circle';
	const said = answers === 1 ? '1 answer' : `${answers} answers`;
	if (waiting_since === null) return answers === 0 ? 'no answer' : said;
	return answers === 0 ? 'waits for an answer' : `${said}, waits for the next`;
}
