import { createHash } from 'node:crypto';
import type { To } from '$lib/circle/circle';
import { call } from '$lib/supabase/call.server';
import type { About, Beginning, RepliesPage, Sent, Thread } from './correspondence';

export function page(locals: App.Locals): Promise<RepliesPage> {
	return call(locals, 'replies_page', {});
}

/** What is kept where it is written back about, to whom it can go, and what went from there before. */
export function begin(locals: App.Locals, { letter, prompt }: About): Promise<Beginning> {
	return call(locals, 'reply_begin', { letter, prompt });
}

/** One reply with what followed it. Asking for it is looking at it: what came is no longer unread. */
export function thread(locals: App.Locals, reply: string): Promise<Thread> {
	return call(locals, 'reply_page', { reply });
}

export interface Reply extends About, To {
	/** The form's own: the same words of one form are one reply, however often they arrive. */
	id: string;
	body: string;
}

/** Sends a copy of the words to the facilitators of a cohort, or to everybody in it. */
export function send(locals: App.Locals, reply: Reply): Promise<Sent> {
	const { id, cohort, audience, letter, prompt, body } = reply;
	if (audience === 'circle') {
		const once = idOf(id, cohort, audience, letter, prompt, body);
		return call(locals, 'circle_send', { id: once, cohort, letter, prompt, body });
	}
	const once = idOf(id, cohort, letter, prompt, body);
	return call(locals, 'reply_send', { id: once, cohort, letter, prompt, body });
}

export function withdraw(locals: App.Locals, reply: string): Promise<void> {
	return call(locals, 'reply_withdraw', { reply });
}

export function answer(
	locals: App.Locals,
	reply: string,
	{ id, body }: Pick<Reply, 'id' | 'body'>
): Promise<Sent> {
	return call(locals, 'answer_send', { reply, id: idOf(id, reply, body), body });
}

export function withdrawAnswer(locals: App.Locals, answer: string): Promise<void> {
	return call(locals, 'answer_withdraw', { answer });
}

/** Facilitators: it needs no answer, or does after all. */
export function settle(locals: App.Locals, reply: string, settled: boolean): Promise<void> {
	return call(locals, 'reply_settle', { reply, settled });
}

/**
 * Who goes back to a form that was sent and changes its words sends other words: under the form's id
 * alone the database would take them for the first ones, and nobody would ever read them.
 */
function idOf(...parts: string[]): string {
	const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
	return hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');
}
