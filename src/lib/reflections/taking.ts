import type { Everything } from './notebook';

/** What an entry is called, for people who read the file without the course. */
export type Name = (
	letter: string,
	about: string,
	kind: 'reflection' | 'try'
) => { where?: string; what: string };

/** All of it as one text, by letter, readable without the course. */
export function asMarkdown(everything: Everything, name: Name, on: string): string {
	const { reflections, tries, plans, ticks, reads } = everything;
	const parts: string[] = [`# My notebook\n\nTaken from the course on ${on}.`];

	if (reflections.length > 0) parts.push('## What I wrote');
	for (const { letter, prompt, body, updated_at, sealed_until } of reflections) {
		const { where, what } = name(letter, prompt, 'reflection');
		parts.push(
			`### ${what}\n\n*${[where, updated_at.slice(0, 10)].filter(Boolean).join(', ')}*\n\n` +
				(sealed_until ? `Sealed until ${sealed_until}.` : body)
		);
	}
	if (tries.length > 0) parts.push('## What I tried');
	for (const { letter, step, tried_on, went, noticed } of tries) {
		const { where, what } = name(letter, step, 'try');
		const words = [went, noticed].filter(Boolean).join('\n\n');
		parts.push(
			`### ${what}\n\n*${[where, tried_on].filter(Boolean).join(', ')}*\n\n${words}`.trim()
		);
	}
	if (plans.length > 0) {
		const lines = plans.map(({ cue, act, made_at, ended_at }) => {
			const until = ended_at ? ` to ${ended_at.slice(0, 10)}` : '';
			return `- If ${cue}, then I will ${act} (${made_at.slice(0, 10)}${until})`;
		});
		parts.push(`## My plans\n\n${lines.join('\n')}`);
	}
	if (ticks.length > 0) {
		const lines = ticks.map(
			({ letter, step, ticked_at }) =>
				`- ${name(letter, step, 'try').what} (${ticked_at.slice(0, 10)})`
		);
		parts.push(`## Steps I ticked\n\n${lines.join('\n')}`);
	}
	if (reads.length > 0) {
		const lines = reads.map(
			({ letter, read_at }) =>
				`- ${name(letter, '', 'reflection').where ?? letter} (${read_at.slice(0, 10)})`
		);
		parts.push(`## Letters I marked as read\n\n${lines.join('\n')}`);
	}
	return `${parts.join('\n\n')}\n`;
}

/** All of it as data; its shape is told in `docs/export.md`. */
export function asData(everything: Everything, name: Name, on: string): object {
	const { me, reflections, tries, plans, ticks, reads } = everything;
	return {
		format: 'five-letters-notebook',
		version: 1,
		taken_at: on,
		person: me && { name: me.name, pronouns: me.pronouns, email: me.email },
		reflections: reflections.map((one) => ({
			...one,
			question: name(one.letter, one.prompt, 'reflection').what
		})),
		tries: tries.map((one) => ({ ...one, step_text: name(one.letter, one.step, 'try').what })),
		plans: plans.map((one) => ({ ...one, step_text: name(one.letter, one.step, 'try').what })),
		ticks: ticks.map((one) => ({ ...one, step_text: name(one.letter, one.step, 'try').what })),
		reads
	};
}
