/**
 * Who asks, told to the database in one statement, as PostgREST does. @supabase/lite tells it in ten,
 * one after the other: more than half of the time of a request.
 */
import type { PgliteConnection } from '@supabase/lite/pglite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { CompiledQuery, type Kysely } from 'kysely';

type Executor = Pick<Kysely<unknown>, 'executeQuery'>;

/** As @supabase/lite has it; null settings are left as they are. */
type Asking = {
	auth?: { role?: string; uid?: string; jwt?: object };
	storage?: { operation?: string };
};
type Request = { method: string; path: string; requestHeaders?: Record<string, string> };

export function tellAtOnce(connection: PgliteConnection | PostgresConnection): void {
	// It may name any role that is a plain word: `set_config` takes it as `set local role` does.
	Object.assign(connection, {
		applyJwtSessionContext: (on: Executor, { auth, storage }: Asking) =>
			tell(on, {
				role: auth?.role || 'anon',
				'request.jwt.claim.sub': String(auth?.uid ?? ''),
				'request.jwt.claim.role': auth?.role || 'anon',
				'storage.operation': String(storage?.operation ?? ''),
				...(auth?.jwt && { 'request.jwt.claims': JSON.stringify(auth.jwt) })
			}),
		applyRpcRequestGucs: (on: Executor, { method, path, requestHeaders = {} }: Request) =>
			tell(on, {
				'response.status': '',
				'response.headers': '',
				'request.method': method,
				'request.path': path,
				'request.headers': JSON.stringify(requestHeaders)
			})
	});
	for (const name of ['applyJwtSessionContext', 'applyRpcRequestGucs'] as const) {
		if (!(name in Object.getPrototypeOf(connection))) {
			throw new Error(`@supabase/lite has no ${name} any more: see supabase/embedded/context.ts.`);
		}
	}
}

async function tell(on: Executor, settings: Record<string, string>): Promise<void> {
	const values = Object.values(settings);
	const calls = Object.keys(settings).map((name, at) => `set_config('${name}', $${at + 1}, true)`);
	await on.executeQuery(CompiledQuery.raw(`select ${calls.join(', ')}`, values));
}
