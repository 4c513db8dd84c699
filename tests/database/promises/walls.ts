/** What the catalogue must say of every table and function, also of those yet to be written. */
import { expect, test } from 'vitest';
import type { Server } from '../server.ts';

export function walls(server: Server): void {
	const offenders = async (query: string) =>
		(await server.sql(query)).map(({ name }) => String(name));

	test('every function looks up names in no schema but those that it writes out', async () => {
		expect(
			await offenders(`
				select p.oid::regprocedure::text as name from pg_proc p
				where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
					and not coalesce(p.proconfig @> array['search_path=""'], false)
			`)
		).toEqual([]);
	});

	test('no function that the data API gives out runs with its owner’s rights', async () => {
		expect(
			await offenders(`
				select p.oid::regprocedure::text as name from pg_proc p
				where p.pronamespace = 'public'::regnamespace and p.prosecdef
			`)
		).toEqual([]);
	});

	test('every table keeps row level security', async () => {
		expect(
			await offenders(`
				select oid::regclass::text as name from pg_class
				where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
					and relkind in ('r', 'p') and not relrowsecurity
			`)
		).toEqual([]);
	});

	test('every view asks with the rights of who is asking', async () => {
		expect(
			await offenders(`
				select oid::regclass::text as name from pg_class
				where relnamespace in ('public'::regnamespace, 'private'::regnamespace)
					and (relkind = 'm' or relkind = 'v'
						and not coalesce(reloptions && array['security_invoker=true', 'security_invoker=on'], false))
			`)
		).toEqual([]);
	});

	test('every table that the data API gives out opens to standing sessions alone', async () => {
		expect(
			await offenders(`
				select c.oid::regclass::text as name from pg_class c
				where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
					and not exists (
						select from pg_policy p
						where p.polrelid = c.oid and not p.polpermissive and p.polcmd = '*'
							and p.polroles && array[0, 'authenticated'::regrole]::oid[]
							and pg_get_expr(p.polqual, p.polrelid) like '%private.session_stands()%'
					)
			`)
		).toEqual([]);
	});

	test('the planner keeps no statistics of what people write and do, which estimated counts would tell', async () => {
		expect(
			await offenders(`
				select c.relname || '.' || a.attname as name
				from pg_class c join pg_attribute a on a.attrelid = c.oid
				where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
					and a.attnum > 0 and not a.attisdropped and a.attstattarget is distinct from 0
			`)
		).toEqual([]);
	});

	test('every other policy there is for signed-in people, and about their own rows', async () => {
		expect(
			await offenders(`
				select p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid
				where p.polpermissive and not (
					c.relnamespace = 'public'::regnamespace
					and p.polroles = array['authenticated'::regrole::oid]
					and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
						~ '^\\(user_id = \\( ?SELECT auth.uid\\(\\) AS uid\\)\\)$'
				)
			`)
		).toEqual([]);
	});
}
