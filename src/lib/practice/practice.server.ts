import { call } from '$lib/supabase/call.server';
import type { Change } from './practice';
import type { Plan, Try } from './week';

/** Keeps what the learner ticked, took back and marked: all of it, or nothing. */
export async function apply(
	locals: App.Locals,
	letter: string,
	{ tick, untick, read }: Change
): Promise<void> {
	if (tick.length === 0 && untick.length === 0 && read === undefined) return;
	await call(locals, 'practice_save', { letter, tick, untick, read });
}

/** A step of a letter, by the letter's key. */
export interface Place {
	letter: string;
	step: string;
}

/** Takes a step on, or puts it down. */
export function choose(locals: App.Locals, place: Place, chosen: boolean): Promise<void> {
	return call(locals, 'choice_save', { ...place, chosen });
}

/** Makes a plan in the place of the one that stands for the step; that one joins the older ones. */
export function plan(
	locals: App.Locals,
	place: Place,
	{ id, cue, act }: Pick<Plan, 'id' | 'cue' | 'act'>
): Promise<void> {
	return call(locals, 'plan_save', { ...place, id, cue, act });
}

export function endPlan(locals: App.Locals, id: string): Promise<void> {
	return call(locals, 'plan_end', { id });
}

/** Keeps a try or a change of it, or brings back the newer one that stands in its way. */
export function tell(
	locals: App.Locals,
	place: Place,
	{ version, ...told }: Omit<Try, 'step'>
): Promise<{ saved: boolean } & Omit<Try, 'id' | 'step'>> {
	return call(locals, 'try_save', { ...place, ...told, based_on: version });
}

export function takeBack(locals: App.Locals, id: string): Promise<void> {
	return call(locals, 'try_delete', { id });
}
