/** API keys and the secret that signs tokens: made at the first start, kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { generateApiKey } from '@supabase/lite';

export type Keys = { publishable: string; secret: string; jwtSecret: string };

/** `supabase.env`: the address and keys of the backend on this data, for the scripts of one machine. */
export const keysFile = (dataDir: string) => join(dataDir, 'supabase.env');

export async function make(): Promise<Keys> {
	return {
		publishable: (await generateApiKey('publishable')).key,
		secret: (await generateApiKey('secret')).key,
		jwtSecret: randomBytes(48).toString('base64url')
	};
}

/** The keys of this data folder; new ones at its first start. */
export async function keep(dataDir: string): Promise<Keys> {
	const kept = recall(dataDir);
	if (kept) return kept;
	const keys = await make();
	write(dataDir, keys, '');
	return keys;
}

export function recall(dataDir: string): (Keys & { url: string }) | undefined {
	if (!existsSync(keysFile(dataDir))) return undefined;
	const env = parseEnv(readFileSync(keysFile(dataDir), 'utf8'));
	const { SUPABASE_PUBLISHABLE_KEY, SUPABASE_SECRET_KEY, SUPABASE_JWT_SECRET } = env;
	if (!SUPABASE_PUBLISHABLE_KEY || !SUPABASE_SECRET_KEY || !SUPABASE_JWT_SECRET) return undefined;
	return {
		publishable: SUPABASE_PUBLISHABLE_KEY,
		secret: SUPABASE_SECRET_KEY,
		jwtSecret: SUPABASE_JWT_SECRET,
		url: env.SUPABASE_URL ?? ''
	};
}

/** Written beside and moved into place, so that a kill in between leaves no half file. */
export function write(dataDir: string, keys: Keys, url: string): void {
	const lines = [
		'# The embedded backend wrote this file. It holds secrets: never commit or share it.',
		`SUPABASE_URL=${url}`,
		`SUPABASE_PUBLISHABLE_KEY=${keys.publishable}`,
		`SUPABASE_SECRET_KEY=${keys.secret}`,
		`SUPABASE_JWT_SECRET=${keys.jwtSecret}`
	];
	const unfinished = `${keysFile(dataDir)}.new`;
	writeFileSync(unfinished, lines.join('\n') + '\n', { mode: 0o600 });
	renameSync(unfinished, keysFile(dataDir));
}
