/** What a learner did, sorted to where the letters ask for it: for the workbook with their answers. */
import type { Everything } from './notebook';
import type { Name } from './taking';

export interface Words {
	/** Empty while it is sealed. */
	body: string;
	/** ISO 8601. */
	on: string;
	sealed_until: string | null;
}

/** What somebody did with one step. */
export interface Practised {
	/** Ticked by hand, or tried at least once. */
	practised: boolean;
	plans: Pick<Everything['plans'][number], 'cue' | 'act' | 'ended_at'>[];
	tries: Pick<Everything['tries'][number], 'tried_on' | 'went' | 'noticed'>[];
}

export interface Answers {
	/** Whose they are. */
	name: string;
	/** What they wrote to a prompt, if they did. */
	to: (slug: string, prompt: string) => Words | undefined;
	with: (slug: string, step: string) => Practised;
	/** What stands under no question of these letters: pages of its own, and what has left them. */
	beside: (Words & { where?: string; what: string })[];
}

interface Asking {
	slug: string;
	aliases: string[];
	steps: { id: string }[];
	prompts: { id: string }[];
}

export function answersIn(
	letters: readonly Asking[],
	{ me, reflections, tries, plans, ticks }: Everything,
	name: Name
): Answers {
	const letterOf = (key: string) =>
		letters.find(({ slug, aliases }) => slug === key || aliases.includes(key));
	const isOf = (slug: string, step: string) => (one: { letter: string; step: string }) =>
		one.step === step && letterOf(one.letter)?.slug === slug;
	const isAsked = (letter: string, kind: 'steps' | 'prompts', about: string) =>
		letterOf(letter)?.[kind].some(({ id }) => id === about);

	return {
		name: me?.name ?? '',
		to: (slug, prompt) => {
			const found = reflections.find(
				(one) => one.prompt === prompt && letterOf(one.letter)?.slug === slug
			);
			return found && wordsOf(found);
		},
		with: (slug, step) => ({
			practised: [...ticks, ...tries].some(isOf(slug, step)),
			plans: plans.filter(isOf(slug, step)),
			tries: tries.filter(isOf(slug, step))
		}),
		beside: [
			...reflections
				.filter(({ letter, prompt }) => !isAsked(letter, 'prompts', prompt))
				.map((one) => ({ ...name(one.letter, one.prompt, 'reflection'), ...wordsOf(one) })),
			...plans
				.filter(({ letter, step }) => !isAsked(letter, 'steps', step))
				.map(({ letter, step, cue, act, made_at }) => ({
					...name(letter, step, 'try'),
					body: `If ${cue}, then I will ${act}.`,
					on: made_at,
					sealed_until: null
				})),
			...tries
				.filter(({ letter, step }) => !isAsked(letter, 'steps', step))
				.map(({ letter, step, tried_on, went, noticed }) => ({
					...name(letter, step, 'try'),
					body: [went, noticed].filter(Boolean).join('\n\n'),
					on: tried_on,
					sealed_until: null
				}))
		]
	};
}

function wordsOf({
	body,
	updated_at,
	sealed_until
}: Pick<Everything['reflections'][number], 'body' | 'updated_at' | 'sealed_until'>): Words {
	return { body, on: updated_at, sealed_until };
}
