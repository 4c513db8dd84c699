/** Whatever a client sends, owner, version and times are the database's own. */
import { expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { tick } from '../practice.ts';
import type { Server } from '../server.ts';

export function columns(server: Server, cast: Cast): void {
	const representation = { prefer: 'return=representation' };
	const longAgo = '2001-01-01T00:00:00Z';

	const now = (time: unknown) =>
		expect(Math.abs(Date.now() - Date.parse(String(time)))).toBeLessThan(60_000);

	test('a tick is made now, whenever it says it was', async () => {
		const row = { letter: 'columns', step: 'dated', ticked_at: longAgo };
		const answer = await cast.ada.rest('POST', '/rest/v1/ticks', row, representation);
		const [kept] = answer.body as { ticked_at: string }[];
		now(kept?.ticked_at);
	});

	test('a read mark is made now, whenever it says it was', async () => {
		const row = { letter: 'columns', read_at: longAgo };
		const answer = await cast.ada.rest('POST', '/rest/v1/reads', row, representation);
		const [kept] = answer.body as { read_at: string }[];
		now(kept?.read_at);
	});

	test('a tick cannot be moved to another time, step or person', async () => {
		await tick(cast.ada, 'columns', 'fixed');
		for (const change of [{ ticked_at: longAgo }, { step: 'moved' }, { user_id: cast.ben.id }]) {
			const answer = await cast.ada.rest(
				'PATCH',
				'/rest/v1/ticks?step=eq.fixed',
				change,
				representation
			);
			if (answer.status < 300) expect(answer.body).toEqual([]);
		}
		const row = { letter: 'columns', step: 'fixed', ticked_at: longAgo };
		const path = '/rest/v1/ticks?on_conflict=user_id,letter,step';
		await cast.ada.rest('POST', path, row, { prefer: 'resolution=merge-duplicates' });
		const rows = await server.sql(
			`select user_id::text, ticked_at > now() - interval '1 minute' as now from public.ticks where step = 'fixed'`
		);
		expect(rows).toEqual([{ user_id: cast.ada.id, now: true }]);
	});

	test('a reflection begins at version 1, now', async () => {
		const row = {
			letter: 'columns',
			prompt: 'new',
			body: 'Words',
			version: 99,
			created_at: longAgo,
			updated_at: longAgo
		};
		const answer = await cast.ada.rest('POST', '/rest/v1/reflections', row, representation);
		const [kept] = answer.body as { version: number; created_at: string; updated_at: string }[];
		expect(kept?.version).toBe(1);
		now(kept?.created_at);
		now(kept?.updated_at);
	});

	test('a version goes up by one with new words, and in no other way', async () => {
		const change = async (columns: object) => {
			const path = '/rest/v1/reflections?letter=eq.columns&prompt=eq.new';
			const answer = await cast.ada.rest('PATCH', path, columns, representation);
			return (answer.body as object[])[0];
		};
		expect(await change({ version: 40 })).toMatchObject({ version: 1 });
		expect(await change({ body: 'Newer words', version: 0 })).toMatchObject({ version: 2 });
		expect(await change({ body: 'Newer words', version: 1 })).toMatchObject({ version: 2 });
		expect(await change({ version: -1, updated_at: longAgo })).toMatchObject({ version: 2 });
		const kept = await change({ created_at: longAgo });
		now((kept as { created_at: string }).created_at);
	});

	test('a reflection cannot be moved to another prompt or person', async () => {
		for (const change of [{ prompt: 'moved' }, { letter: 'moved' }, { user_id: cast.ben.id }]) {
			const path = '/rest/v1/reflections?letter=eq.columns&prompt=eq.new';
			await cast.ada.rest('PATCH', path, change);
		}
		const rows = await server.sql(
			`select user_id::text, letter, prompt from public.reflections
			where letter in ('columns', 'moved') and prompt in ('new', 'moved')`
		);
		expect(rows).toEqual([{ user_id: cast.ada.id, letter: 'columns', prompt: 'new' }]);
	});

	test('a reflection is not deleted, so that its versions never begin again', async () => {
		const path = '/rest/v1/reflections?letter=eq.columns&prompt=eq.new';
		await cast.ada.rest('DELETE', path);
		expect((await cast.ada.rest('GET', path)).body).toMatchObject([{ version: 2 }]);
	});

	test('a profile stays its person’s, from the day it was made', async () => {
		for (const change of [
			{ user_id: cast.ben.id },
			{ created_at: longAgo },
			{ updated_at: longAgo }
		]) {
			await cast.ada.rest('PATCH', `/rest/v1/profiles?user_id=eq.${cast.ada.id}`, change);
		}
		const [row] = await server.sql(
			`select display_name, created_at > now() - interval '1 hour' as made, updated_at > now() - interval '1 hour' as changed
			from public.profiles where user_id = $1`,
			[cast.ada.id]
		);
		expect(row).toEqual({ display_name: 'Ada', made: true, changed: true });
	});

	test('columns and arguments that do not exist are refused, not overlooked', async () => {
		const row = { letter: 'columns', step: 'extra', role: 'facilitator' };
		expect((await cast.ada.rest('POST', '/rest/v1/ticks', row)).status).toBe(400);
		const name = { display_name: 'Ada', pronouns: null };
		for (const more of [{ user_id: cast.ben.id }, { role: 'facilitator' }]) {
			expect((await cast.ada.call('profile_save', { ...name, ...more })).status).toBe(404);
		}
	});
}
