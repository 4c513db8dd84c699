/** The matrix's refusals once more, about one circle among six hundred: they do not wear off. */
import { expect, test } from 'vitest';
import { stranger, type Asker } from '../people.ts';
import type { Server } from '../server.ts';
import { functions } from './expectations.ts';
import { given } from './given.ts';
import { expectUnwritten } from './unwritten.ts';

/** Whoever asks, by the column of the expectations; what they ask about, and what must not be told. */
export type Asked = {
	askers: Record<'learner' | 'elsewhere' | 'colleague', Asker>;
	about: Record<string, string>;
	message: string;
	secrets: string[];
};

/** About a message to the circle, where the matrix asks about a reply elsewhere. */
const OF_MESSAGES = ['message_hide', 'message_show', 'concern_raise'];

export function refusals(server: Server, world: () => Asked): void {
	test.each(['stranger', 'learner', 'elsewhere', 'colleague'] as const)(
		'%s is refused what the matrix refuses them, or told of their own things alone',
		async (actor) => {
			const { askers, about, message, secrets } = world();
			const asker = actor === 'stranger' ? stranger(server) : askers[actor];
			let refused = 0;
			for (const [name, row] of functions) {
				const outcome = (row[actor] ?? '').split('/').at(-1) ?? '';
				if (outcome === 'yes') continue;
				const asked = given(name, about);
				if (OF_MESSAGES.includes(name)) Object.assign(asked, { reply: message, answer: null });
				const call = () => asker.call(name, asked);
				if (/^\d+$/.test(outcome)) {
					refused++;
					const { status, text } = await expectUnwritten(server, call);
					expect(status, `${name}: ${text}`).toBe(Number(outcome));
					expectSilence(name, text, secrets);
				} else if (actor !== 'learner') {
					const { status, text } = await call();
					expect(status, `${name}: ${text}`).toBeLessThan(500);
					expectSilence(name, text, secrets);
				}
			}
			expect(refused).toBeGreaterThan(25);
		}
	);
}

function expectSilence(name: string, text: string, secrets: string[]): void {
	expect(text, 'there is such a function, and it was asked').not.toContain('PGRST202');
	const told = secrets.filter((secret) => text.includes(secret));
	expect(told, name).toEqual([]);
}
