import * as v from 'valibot';

/**
 * What a stranger ticked and wrote on a letter's page, on its way through sign-in without
 * JavaScript. It travels in the form itself, so that no server keeps words of unknown people.
 */
export interface Carry {
	letter: string;
	steps: string[];
	bodies: Record<string, string>;
}

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(80));

const schema = v.object({
	letter: slug,
	steps: v.pipe(v.array(slug), v.maxLength(50)),
	bodies: v.record(slug, v.string())
});

/** Undefined where there is nothing to carry, or somebody changed it on the way. */
export function unpack(packed: unknown): Carry | undefined {
	if (typeof packed !== 'string' || packed === '') return undefined;
	try {
		return v.parse(schema, JSON.parse(packed));
	} catch {
		return undefined;
	}
}

export function pack(carry: Carry): string {
	return JSON.stringify(carry);
}

/** What of it is not kept yet: what the person has already is nothing to ask about. */
export function beyond(
	carry: Carry,
	has: { ticks: string[]; reflections: { prompt: string; body: string }[] }
): Carry {
	const isKept = (id: string, words: string) =>
		has.reflections.some(({ prompt, body }) => prompt === id && body.includes(words));
	return {
		...carry,
		steps: carry.steps.filter((id) => !has.ticks.includes(id)),
		bodies: Object.fromEntries(
			Object.entries(carry.bodies).filter(([id, words]) => !isKept(id, words))
		)
	};
}

/** Whether a stranger left anything to carry at all. */
export function carriesAnything(carry: Carry): boolean {
	return carry.steps.length > 0 || Object.values(carry.bodies).some((body) => body.trim() !== '');
}
