import { ARGUMENTS } from './functions.ts';
import type { World } from './world.ts';

/** As a function is asked elsewhere in the matrix, about these things instead. */
export function given(name: string, about: Record<string, string>): Record<string, unknown> {
	const asked: Record<string, unknown> = {
		...ARGUMENTS[name]?.({ sent: {}, invitations: {}, invites: {} } as World, 'learner')
	};
	for (const key of Object.keys(asked)) {
		if (about[key]) asked[key] = about[key];
	}
	// Whoever sends, sends something of their own.
	if ('id' in asked) asked['id'] = crypto.randomUUID();
	// JSON leaves out what is undefined, and then there would be no such function.
	if (name === 'member_remove' || name === 'learner_page') asked['member'] ??= crypto.randomUUID();
	if (name === 'learner_page') asked['cohort'] = about['cohort'];
	return asked;
}
