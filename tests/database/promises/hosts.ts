/** Hosts look after hosts, see cohorts from outside, and never leave the course without one. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { root } from '../../../scripts/places.ts';
import type { Cast } from '../cast.ts';
import { invite, join, makeHost, startCohort } from '../circles.ts';
import { operator, type Person } from '../people.ts';
import type { Server } from '../server.ts';

type Page = {
	hosts: { host: string; name: string; by: string | null; mine: boolean }[];
	found: number;
	cohorts: { name: string; people: number; started: string; ended: boolean }[];
};

const run = promisify(execFile);

export function hosts(server: Server, cast: Cast): void {
	beforeEach(async () => {
		await makeHost(server, cast.mara);
		await operator(server).document('host_remove', { email: cast.finn.email });
	});

	const page = (person: Person) => person.document<Page>('hosts_page', { page: 1 });
	const idOf = async (name: string) =>
		(await page(cast.mara)).hosts.find((host) => host.name === name)?.host;
	const all = async (of: (page: number) => Promise<Page>) => {
		const cohorts: Page['cohorts'] = [];
		for (let at = 1; ; at++) {
			const { found, cohorts: some } = await of(at);
			cohorts.push(...some);
			if (cohorts.length >= found) return cohorts;
		}
	};

	test('a host names another, who may then start a cohort, and stands there with who named them', async () => {
		const { finn, mara } = cast;
		expect((await finn.call('hosts_page', { page: 1 })).status).toBe(403);
		const email = ` ${finn.email.toUpperCase()} `;
		expect(await mara.document('host_name', { email })).toBe('added');
		expect(await mara.document('host_name', { email })).toBe('already');
		expect(await mara.document('host_name', { email: 'nobody@people.example' })).toBe('unknown');
		expect((await page(finn)).hosts).toContainEqual(
			expect.objectContaining({ name: 'Finn', by: 'Mara', mine: true })
		);
		expect((await finn.call('cohort_start', { name: 'Finn’s' })).status).toBe(200);
	});

	test('a host removes another, whose cohorts go on', async () => {
		const cohort = await startCohort(server, cast.finn, 'Goes on');
		await cast.mara.document('host_unname', { host: await idOf('Finn') });
		expect((await cast.finn.call('cohort_start', { name: 'No more' })).status).toBe(403);
		expect((await cast.finn.call('cohort_page', { cohort })).status).toBe(200);
	});

	test('who is no host names and removes nobody', async () => {
		const host = await idOf('Mara');
		for (const [name, given] of [
			['host_name', { email: cast.finn.email }],
			['host_unname', { host }]
		] as const) {
			expect((await cast.finn.call(name, given)).status).toBe(403);
		}
		expect(await idOf('Mara')).toBe(host);
		expect(await idOf('Finn')).toBeUndefined();
	});

	test('the last host stays, and of two who remove each other at once one does', async () => {
		const others = await server.sql(
			'delete from private.hosts where user_id <> $1 returning user_id',
			[cast.mara.id]
		);
		const mine = await idOf('Mara');
		expect((await cast.mara.call('host_unname', { host: mine })).status).toBe(409);
		await cast.mara.document('host_name', { email: cast.finn.email });
		const theirs = await idOf('Finn');
		await Promise.all([
			cast.mara.call('host_unname', { host: theirs }),
			cast.finn.call('host_unname', { host: mine })
		]);
		const [row] = await server.sql('select count(*)::integer as n from private.hosts');
		expect(row?.n).toBe(1);
		await makeHost(server, cast.mara);
		for (const { user_id } of others) {
			await server.sql('insert into private.hosts (user_id) values ($1) on conflict do nothing', [
				String(user_id)
			]);
		}
	});

	test('of cohorts a host sees name, head count and day, and the operator the same', async () => {
		const cohort = await startCohort(server, cast.noor, 'Seen from outside');
		await join(cast.ada, await invite(cast.noor, cohort));
		const asked = (one: Person) => (at: number) => one.document<Page>('hosts_page', { page: at });
		const seen = await all(asked(cast.mara));
		expect(seen.find(({ name }) => name === 'Seen from outside')).toEqual({
			name: 'Seen from outside',
			people: 2,
			started: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			ended: false
		});
		const told = await all((at) => operator(server).document('host_cohorts', { page: at }));
		expect(told).toEqual(seen);
		const text = JSON.stringify(await page(cast.mara));
		for (const secret of [cohort, cast.ada.id, cast.ada.email, 'Ada']) {
			expect(text).not.toContain(secret);
		}
		for (const path of ['cohort_page', 'cohort_people', 'cohort_overview']) {
			const given = { cohort, search: '', page: 1, sort: 'name' };
			const about =
				path === 'cohort_page'
					? { cohort }
					: path === 'cohort_people'
						? { cohort, search: '', page: 1 }
						: given;
			expect((await cast.mara.call(path, about)).status).toBe(404);
		}
	});

	test('npm run host -- cohorts lists them all, however many, and nothing of what is inside', async () => {
		await server.sql(
			`insert into private.cohorts (name, started_by) select 'One of many ' || n, $1
			from generate_series(1, 51) n`,
			[cast.noor.id]
		);
		const cohort = await startCohort(server, cast.noor, 'Told in the terminal');
		for (const person of [cast.ada, cast.ben]) await join(person, await invite(cast.noor, cohort));
		await cast.noor.document('cohort_end', { cohort, days: 30 });
		const { stdout } = await run(process.execPath, ['scripts/bootstrap.mjs', 'host', 'cohorts'], {
			cwd: root,
			env: { ...process.env, SUPABASE_URL: server.url, SUPABASE_SECRET_KEY: server.keys.secret }
		});
		const lines = stdout.trimEnd().split('\n');
		const today = new Date().toISOString().slice(0, 10);
		expect(lines).toContain(`Told in the terminal  3 people, since ${today}, has ended`);
		expect(lines).toContain(`One of many 51  0 people, since ${today}`);
		const told = await all((at) => operator(server).document('host_cohorts', { page: at }));
		expect(lines).toHaveLength(told.length);
		for (const secret of [cohort, cast.noor.id, cast.ada.email]) {
			expect(stdout).not.toContain(secret);
		}
		await server.sql("delete from private.cohorts where name like 'One of many %'");
	});
}
