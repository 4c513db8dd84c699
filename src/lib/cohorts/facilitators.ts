import type { Facilitator } from './cohorts';

/** "Amara Okafor (she/her) and Jonas Lindqvist": who facilitates, for a sentence. */
export function naming(facilitators: readonly Facilitator[]): string {
	const names = facilitators.map(({ name, pronouns }) =>
		pronouns ? `${name ?? 'Somebody'} (${pronouns})` : (name ?? 'Somebody')
	);
	return new Intl.ListFormat('en-GB').format(names);
}

/** "You facilitate", "You facilitate, with one other". */
export function facilitatingWith(facilitators: readonly Facilitator[]): string {
	const others = facilitators.length - 1;
	if (others < 1) return 'You facilitate';
	return others === 1 ? 'You facilitate, with one other' : `You facilitate, with ${others} others`;
}
