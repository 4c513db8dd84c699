/** A reply and what follows it, sent as their forms do. Apart, since the circle has one, too. */
import { letter } from './letter.ts';
import { post, type Asking } from './people.ts';

/** The question that is written back about. */
export const [asked] = letter.prompts;

/** Sends a reply, and gives back the path of its thread. */
export async function reply(
	who: Asking,
	cohort: string,
	body: string,
	id: string = crypto.randomUUID()
): Promise<string> {
	const about = { letter: letter.slug, prompt: asked.id };
	const to = await post(who, '/replies/new?/send', { ...about, cohort, body, id });
	return new URL(to, 'http://here/replies/new').pathname;
}

export function answer(who: Asking, thread: string, body: string): Promise<string> {
	return post(who, `${thread}?/answer`, { id: crypto.randomUUID(), body });
}
