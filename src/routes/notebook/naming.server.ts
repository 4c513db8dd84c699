import { find, formerText, formerTitle } from '$lib/letters/letters.server';
import { FREE, type Entry } from '$lib/reflections/notebook';

/** What an entry is called: where it belongs, and the question or step that it answers. */
export interface Naming {
	/** "Letter 2, What our training left out"; for an entry of its own nothing. */
	where?: string;
	/** The question of a prompt, or the text of a step. */
	what: string;
	/** Its place in the letters, where it still has one. */
	place?: { slug: string; anchor: string };
}

export function nameOf(letter: string, about: string, kind: Entry['kind']): Naming {
	if (letter === FREE) return { what: 'A page of its own' };
	const found = find(letter);
	if (!found) {
		return {
			where: `A former letter, ${formerTitle(letter)}`,
			what: formerText(letter, kind === 'try' ? 'steps' : 'prompts', about)
		};
	}
	const where = `Letter ${found.number}, ${found.title}`;
	if (kind === 'try') {
		const step = found.steps.find(({ id }) => id === about);
		return { where, what: step?.text ?? formerText(found.key, 'steps', about) };
	}
	const prompt = found.prompts.find(({ id }) => id === about);
	if (!prompt) return { where, what: formerText(found.key, 'prompts', about) };
	return {
		where,
		what: prompt.question,
		place: { slug: found.slug, anchor: `prompt-${prompt.id}` }
	};
}
