/** There are no passwords: one set by whoever came first would open the account of who comes after. */
import { expect, test } from 'vitest';
import { askForCode, enterCode, signIn, signedIn, stranger } from '../people.ts';
import type { Server } from '../server.ts';

export function passwords(server: Server): void {
	const password = 'A long password that somebody thought of in advance.';

	const byPassword = (email: string) =>
		stranger(server).rest('POST', '/auth/v1/token?grant_type=password', { email, password });

	const signUp = (email: string) =>
		stranger(server).rest('POST', '/auth/v1/signup', {
			email,
			password,
			data: { role: 'facilitator', display_name: 'Not Lea' }
		});

	test('who signs up first with somebody’s address is not let in, before or after its owner comes', async () => {
		const email = 'lea@people.example';
		const early = await signUp(email);
		expect(early.text).not.toMatch(/access_token|refresh_token/);
		expect((await byPassword(email)).status).toBe(400);

		// Auth's own mail about the sign-up comes first; Lea asks for a code of her own.
		await server.mailbox.next(email);
		await server.sql('update auth.users set confirmation_sent_at = null where email = $1', [email]);
		const { code } = await askForCode(server, email);
		const lea = signedIn(server, 'Lea', email, await enterCode(server, email, code));
		expect((await byPassword(email)).status).toBe(400);
		expect(await lea.document('profile_page')).toMatchObject({ me: { email, name: null } });
		expect(await lea.document('cohort_list')).toMatchObject({ host: false, cohorts: [] });
	});

	test('who confirms a sign-up that somebody else began does not let them in either', async () => {
		const email = 'mo@people.example';
		await signUp(email);
		const { code } = await server.mailbox.next(email);
		expect((await enterCode(server, email, code)).status).toBe(200);
		expect((await byPassword(email)).status).toBe(400);
	});

	test('signing up with the address of somebody here changes nothing for them', async () => {
		const nia = await signIn(server, 'Nia');
		await signUp(nia.email);
		expect((await byPassword(nia.email)).status).toBe(400);
		expect(await nia.document('profile_page')).toMatchObject({ me: { email: nia.email } });
	});

	test('a password set later, by whoever holds a session, opens nothing', async () => {
		const oli = await signIn(server, 'Oli');
		await oli.rest('PUT', '/auth/v1/user', { password });
		expect((await byPassword(oli.email)).status).toBe(400);
	});

	test('no password is kept, whichever way it came', async () => {
		await server.sql(
			`update auth.users set encrypted_password = 'x' where email = 'oli@people.example'`
		);
		const rows = await server.sql(
			'select email from auth.users where encrypted_password is not null'
		);
		expect(rows).toEqual([]);
	});
}
