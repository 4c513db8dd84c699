/** What is in the database, told by itself. */
import type { Server } from '../server.ts';

export type Named = { schema: string; name: string };
export type Catalogue = { tables: Named[]; functions: Named[] };

/** Tables, views and functions that are ours, and Auth's. */
export async function read(server: Server): Promise<Catalogue> {
	const named = (rows: Record<string, unknown>[]) =>
		rows.map(({ schema, name }) => ({ schema: String(schema), name: String(name) }));
	return {
		tables: named(
			await server.sql(`
				select n.nspname as schema, c.relname as name
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where n.nspname in ('public', 'private', 'auth') and c.relkind in ('r', 'p', 'v', 'm', 'f')
				order by 1, 2
			`)
		),
		functions: named(
			await server.sql(`
				select n.nspname as schema, p.proname as name
				from pg_proc p join pg_namespace n on n.oid = p.pronamespace
				where n.nspname in ('public', 'private', 'auth')
				order by 1, 2
			`)
		)
	};
}

/** Every other schema, which the data API must not give out either. */
export async function schemas(server: Server): Promise<string[]> {
	const rows = await server.sql(`select nspname from pg_namespace where nspname <> 'public'`);
	return rows.map(({ nspname }) => String(nspname));
}

export type Grants = Record<string, Record<string, string>>;

/** Who else than its owner may do what with each table, sequence and function of ours. */
export async function grants(server: Server): Promise<Grants> {
	const rows = await server.sql(`
		with objects (schema, name, acl, owner) as (
			select relnamespace, relname::text, coalesce(relacl, acldefault('r', relowner)), relowner
			from pg_class where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
			union all
			select relnamespace, relname::text, attacl, relowner
			from pg_class join pg_attribute on attrelid = pg_class.oid where attacl is not null
			union all
			select pronamespace, proname || '()', coalesce(proacl, acldefault('f', proowner)), proowner
			from pg_proc
		)
		select
			n.nspname || '.' || o.name as object,
			coalesce(r.rolname, 'public') as role,
			lower(a.privilege_type) as privilege
		from objects o
		join pg_namespace n on n.oid = o.schema
		left join aclexplode(o.acl) a on a.grantee <> o.owner
		left join pg_roles r on r.oid = a.grantee
		where n.nspname in ('public', 'private')
	`);
	const found: Grants = {};
	for (const { object, role, privilege } of rows) {
		const of = (found[String(object)] ??= {});
		if (privilege) of[String(role)] = [of[String(role)], privilege].filter(Boolean).join(' ');
	}
	return found;
}
