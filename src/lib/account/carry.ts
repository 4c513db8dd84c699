/**
 * What a stranger ticked and wrote on a letter's page, on its way through sign-in without
 * JavaScript. It travels in the form itself, so that no server keeps words of unknown people.
 */
export interface Carry {
	letter: string;
	steps: string[];
	bodies: Record<string, string>;
}

// By hand, because it goes to the browser, where the schema library would be a weight of its own.
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const isSlug = (value: unknown): value is string =>
	typeof value === 'string' && value.length <= 80 && slug.test(value);
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function isCarry(value: unknown): value is Carry & Record<string, unknown> {
	return (
		isObject(value) &&
		isSlug(value.letter) &&
		Array.isArray(value.steps) &&
		value.steps.length <= 50 &&
		value.steps.every(isSlug) &&
		isObject(value.bodies) &&
		Object.entries(value.bodies).every(([id, body]) => isSlug(id) && typeof body === 'string')
	);
}

/** Undefined where there is nothing to carry, or somebody changed it on the way. */
export function unpack(packed: unknown): Carry | undefined {
	if (typeof packed !== 'string' || packed === '') return undefined;
	try {
		const value: unknown = JSON.parse(packed);
		if (!isCarry(value)) return undefined;
		const { letter, steps, bodies } = value;
		return { letter, steps, bodies };
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
