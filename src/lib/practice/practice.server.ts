import { call } from '$lib/supabase/call.server';
import type { Change } from './practice';

/** Keeps what the learner ticked, took back and marked: all of it, or nothing. */
export async function apply(
	locals: App.Locals,
	letter: string,
	{ tick, untick, read }: Change
): Promise<void> {
	if (tick.length === 0 && untick.length === 0 && read === undefined) return;
	await call(locals, 'practice_save', { letter, tick, untick, read });
}
