/** A code or link out of the mail works once, for ten minutes, for whom it was sent to. */
import { expect, test } from 'vitest';
import { askForCode, enterCode, stranger } from '../people.ts';
import type { Server } from '../server.ts';

export function codes(server: Server): void {
	const ida = 'ida@people.example';
	const jon = 'jon@people.example';

	const openLink = (token_hash: string, type: string) =>
		stranger(server).rest('POST', '/auth/v1/verify', { token_hash, type });

	test('a code lets its person in, and nobody a second time', async () => {
		const { code } = await askForCode(server, ida);
		expect((await enterCode(server, ida, code)).status).toBe(200);
		expect((await enterCode(server, ida, code)).status).toBe(403);
	});

	test('a link lets its person in, and nobody a second time', async () => {
		const { hash, type, code } = await askForCode(server, ida);
		expect((await openLink(hash, type)).body).toMatchObject({ user: { email: ida } });
		expect((await openLink(hash, type)).status).toBe(403);
		expect((await enterCode(server, ida, code)).status).toBe(403);
	});

	test('a newer code ends the one before', async () => {
		const first = await askForCode(server, ida);
		const second = await askForCode(server, ida);
		expect((await enterCode(server, ida, first.code)).status).toBe(403);
		expect((await openLink(first.hash, first.type)).status).toBe(403);
		expect((await enterCode(server, ida, second.code)).status).toBe(200);
	});

	test('a code ten minutes old is stale, and so is its link', async () => {
		const { code, hash, type } = await askForCode(server, ida);
		await server.sql(
			`update auth.users set
				recovery_sent_at = recovery_sent_at - interval '10 minutes 1 second',
				confirmation_sent_at = confirmation_sent_at - interval '10 minutes 1 second'
			where email = $1`,
			[ida]
		);
		expect((await enterCode(server, ida, code)).status).toBe(403);
		expect((await openLink(hash, type)).status).toBe(403);
	});

	test('a code sent to one address does not open another', async () => {
		const { code } = await askForCode(server, ida);
		await askForCode(server, jon);
		expect((await enterCode(server, jon, code)).status).toBe(403);
		expect((await enterCode(server, ida, code)).status).toBe(200);
	});

	test('asking for a code gives whoever asks nothing in hand', async () => {
		for (const email of [ida, 'kim@people.example']) {
			await server.sql('update auth.users set recovery_sent_at = null where email = $1', [email]);
			const answer = await stranger(server).rest('POST', '/auth/v1/otp', { email });
			expect(answer.body).toEqual({});
			expect(answer.headers.get('set-cookie')).toBeNull();
		}
	});
}
