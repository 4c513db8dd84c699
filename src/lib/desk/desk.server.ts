import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';
import type { Between, Facts, Rhythm } from './desk';

export function page(locals: App.Locals): Promise<Asked & Facts & Between> {
	return call(locals, 'desk_page', {});
}

/** Null ends the rhythm that stands. */
export function setRhythm(locals: App.Locals, rhythm: Rhythm | null): Promise<void> {
	// The generated types know no null in arguments; the function takes it for "none".
	return call(locals, 'rhythm_save', (rhythm ?? { starts_on: null, days: null }) as Rhythm);
}
