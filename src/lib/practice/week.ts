/** What a learner's week with a step is made of. Pure, and light enough for the browser. */

/** "If *cue*, then I will *act*." One stands per step; those with an end are the older ones. */
export interface Plan {
	id: string;
	step: string;
	cue: string;
	act: string;
	made_at: string;
	ended_at: string | null;
}

/** One time that a learner tried a step. `version` counts its changes from 1; 0 is not told yet. */
export interface Try {
	id: string;
	step: string;
	/** ISO date: the learner's own day. */
	tried_on: string;
	went: string;
	noticed: string;
	version: number;
}

/** What the database holds of one letter's week, all steps together. */
export interface Week {
	/** Ids of the steps that are taken on. */
	choices: string[];
	plans: Plan[];
	tries: Try[];
}

/** The most characters (code points) of each half of a plan, and of how a try went. */
export const LONGEST_LINE = 500;

/** The two halves of a plan as a letter gives it, to begin one's own from. */
export function halves(plan: string): { cue: string; act: string } | undefined {
	const [, cue, act] = /^If (.+?), then I will (.+?)\.?$/.exec(plan) ?? [];
	return cue && act ? { cue, act } : undefined;
}

export function inTimes(count: number): string {
	return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** "Taken on. Planned. Tried twice." Nothing where nothing was done: that is not behind. */
export function inWords({ choices, plans, tries }: Week, step: string): string {
	const times = tries.filter((one) => one.step === step).length;
	return [
		choices.includes(step) && 'Taken on.',
		plans.some((one) => one.step === step && !one.ended_at) && 'Planned.',
		times > 0 && `Tried ${inTimes(times)}.`
	]
		.filter(Boolean)
		.join(' ');
}

/** The day it is where this clock hangs, as an ISO date. */
export function today(now = new Date()): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
