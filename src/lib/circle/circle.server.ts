import { call } from '$lib/supabase/call.server';
import type { CirclePage } from './circle';

export function page(locals: App.Locals, cohort: string, at: number): Promise<CirclePage> {
	return call(locals, 'circle_page', { cohort, page: at });
}

/** Facilitators alone may: whether members can write to the whole circle. */
export function turn(locals: App.Locals, cohort: string, open: boolean): Promise<void> {
	return call(locals, 'circle_save', { cohort, open });
}

/** Facilitators: the other members no longer read it, and its author reads why. No answer: the message itself. */
export function hide(
	locals: App.Locals,
	reply: string,
	answer: string | undefined,
	reason: string
): Promise<void> {
	return call(locals, 'message_hide', { ...message(reply, answer), reason });
}

export function show(locals: App.Locals, reply: string, answer: string | undefined): Promise<void> {
	return call(locals, 'message_show', message(reply, answer));
}

/** Asks the facilitators to look at a message. */
export function raise(
	locals: App.Locals,
	reply: string,
	answer: string | undefined,
	why: string
): Promise<void> {
	return call(locals, 'concern_raise', { ...message(reply, answer), why });
}

export function looked(locals: App.Locals, concern: string): Promise<void> {
	return call(locals, 'concern_done', { concern });
}

/** Which message is meant. The types that the database gives do not know that no answer is an answer. */
const message = (reply: string, answer: string | undefined) => ({
	reply,
	answer: (answer ?? null) as string
});
