/** A session that has ended, by whatever end, reads nothing and writes nothing. */
import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { startCohort } from '../circles.ts';
import { claims, holder, refresh, signIn, type Asker, type Person } from '../people.ts';
import { tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function sessions(server: Server, cast: Cast): void {
	let here: Person;
	let there: Person;
	let cohort: string;

	beforeAll(async () => {
		here = await signIn(server, 'Rosa');
		await here.document('profile_save', { display_name: 'Rosa', pronouns: null });
		cohort = await startCohort(server, here, 'Rosa’s circle');
		await tick(here, 'sessions', 'one');
		await here.document('reflection_save', words());
		there = await signIn(server, 'Rosa');
	});

	const words = () => ({ letter: 'sessions', prompt: 'one', body: 'Mine alone', based_on: 0 });

	/** Everything that this token still gets to see. */
	async function seen(asker: Asker): Promise<string> {
		const view = { sort: 'name', search: '', page: 1 };
		const answers = [
			await asker.rest('GET', '/rest/v1/profiles'),
			await asker.rest('GET', '/rest/v1/ticks'),
			await asker.rest('GET', '/rest/v1/reflections'),
			await asker.call('profile_page'),
			await asker.call('letter_page', { letter: 'sessions' }),
			await asker.call('cohort_list'),
			await asker.call('cohort_page', { cohort }),
			await asker.call('cohort_overview', { cohort, ...view }),
			await asker.call('reflection_save', words())
		];
		return answers.map(({ text }) => text).join('\n');
	}

	const theirs = ['Rosa', 'rosa@', 'Mine alone', 'sessions'];

	async function expectOver(asker: Asker): Promise<void> {
		const text = await seen(asker);
		for (const trace of theirs) expect(text).not.toContain(trace);
		const letter = 'sessions';
		const writes = [
			await asker.rest('POST', '/rest/v1/ticks', { letter, step: 'late', user_id: here.id }),
			await asker.rest('POST', '/rest/v1/reads', { letter, user_id: here.id }),
			await asker.rest('PATCH', '/rest/v1/reflections?letter=eq.sessions', { body: 'Late' }),
			await asker.rest('DELETE', '/rest/v1/ticks?letter=eq.sessions'),
			await asker.call('profile_save', { display_name: 'Late', pronouns: null }),
			await asker.call('cohort_start', { name: 'Late' })
		];
		for (const { status, body } of writes) if (status < 300) expect(body).toBe('');
		const [row] = await server.sql(
			`select
				(select string_agg(step, ' ') from public.ticks where user_id = $1) as ticks,
				(select count(*)::integer from public.reads where user_id = $1) as reads,
				(select string_agg(body, ' ') from public.reflections where user_id = $1) as words,
				(select display_name from public.profiles where user_id = $1) as name`,
			[here.id]
		);
		expect(row).toEqual({ ticks: 'one', reads: 0, words: 'Mine alone', name: 'Rosa' });
	}

	test('a person who came in twice finds these two sessions in the list, and no other', async () => {
		const { sessions: list } = await here.document<{
			sessions: { id: string; here: boolean }[];
		}>('profile_page');
		expect(list.map(({ id }) => id).sort()).toEqual([here.session, there.session].sort());
		expect(list.filter((session) => session.here).map(({ id }) => id)).toEqual([here.session]);
	});

	test('a person sees their own sessions and nobody else’s', async () => {
		const { sessions: list } = await here.document<{
			sessions: { id: string; here: boolean }[];
		}>('profile_page');
		const ids = list.map(({ id }) => id);
		expect(list[0]).toMatchObject({ id: here.session, here: true });
		expect(ids).toContain(there.session);
		const rows = await server.sql('select id::text from auth.sessions where user_id = $1', [
			here.id
		]);
		expect(ids.sort()).toEqual(rows.map(({ id }) => id).sort());
	});

	test('signed out here, the unexpired token is worth nothing, and the other device goes on', async () => {
		const text = await seen(there);
		for (const trace of theirs) expect(text).toContain(trace);
		await there.rest('POST', '/auth/v1/logout?scope=local');
		await expectOver(there);
		expect(await seen(here)).toContain('Mine alone');
		expect((await refresh(server, there.refreshToken)).status).toBeGreaterThanOrEqual(400);
	});

	test('signed out everywhere, no device goes on', async () => {
		const phone = await signIn(server, 'Rosa');
		const desk = await signIn(server, 'Rosa');
		expect(await seen(desk)).toContain('Mine alone');
		await phone.rest('POST', '/auth/v1/logout?scope=global');
		for (const device of [phone, desk, here]) await expectOver(device);
		expect((await refresh(server, desk.refreshToken)).status).toBeGreaterThanOrEqual(400);
		here = await signIn(server, 'Rosa');
	});

	test('a session past its end is over, though nobody signed out', async () => {
		const guest = await signIn(server, 'Rosa');
		expect(await seen(guest)).toContain('Mine alone');
		await server.sql('update auth.sessions set not_after = now() where id = $1', [guest.session]);
		await expectOver(guest);
	});

	test('a token past its hour is refused', async () => {
		const hourAgo = Math.floor(Date.now() / 1000) - 3600;
		const late = holder(server, forge({ ...claims(here.token), exp: hourAgo }));
		expect((await late.rest('GET', '/rest/v1/ticks')).status).toBe(401);
		await expectOver(late);
	});

	test('a token that names somebody else’s session, or none, reads nothing', async () => {
		const { session_id: _, ...without } = claims(here.token);
		await expectOver(holder(server, forge(without)));
		await expectOver(holder(server, forge({ ...without, session_id: cast.ada.session })));
		await expectOver(holder(server, forge({ ...without, session_id: 'not a session' })));
	});

	test('a token rewritten, unsigned or signed by somebody else is refused', async () => {
		const [head, , signature] = cast.ada.token.split('.');
		const none = encode({ alg: 'none', typ: 'JWT' });
		const operator = encode({ ...claims(cast.ada.token), role: 'service_role' });
		for (const token of [
			`${head}.${encode(claims(here.token))}.${signature}`,
			`${none}.${encode(claims(here.token))}.`,
			`${head}.${operator}.${signature}`,
			forge(claims(here.token), 'somebody else')
		]) {
			await expectOver(holder(server, token));
			expect((await holder(server, token).call('host_list')).status).toBe(401);
		}
	});

	test('a key that is not the course’s is refused, and so is none', async () => {
		for (const apikey of ['', 'sb_publishable_somebody_else', server.keys.jwtSecret]) {
			const answer = await fetch(`${server.url}/rest/v1/rpc/health`, {
				headers: { apikey, authorization: `Bearer ${here.token}` }
			});
			expect(answer.status).toBe(401);
		}
	});

	test('a refresh token used before the last one is refused and ends the session', async () => {
		const guest = await signIn(server, 'Rosa');
		const tokenOf = async (used: string) =>
			((await refresh(server, used)).body as { refresh_token: string }).refresh_token;
		const second = await tokenOf(guest.refreshToken);
		const third = await tokenOf(second);
		expect(new Set([guest.refreshToken, second, third]).size).toBe(3);
		// Auth bears with a token that comes twice within ten seconds, as from two tabs.
		await server.sql(
			`update auth.refresh_tokens set updated_at = updated_at - interval '11 seconds'
			where session_id = $1`,
			[guest.session]
		);
		const replay = await refresh(server, guest.refreshToken);
		expect(replay.status, replay.text).toBe(400);
		expect((await refresh(server, third)).status).toBe(400);
	});

	function forge(payload: object, secret = server.keys.jwtSecret): string {
		const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}`;
		return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
	}
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
