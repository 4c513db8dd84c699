import { combineChunks, createServerClient, stringFromBase64URL } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Database } from './database.types';
import { environment } from './environment.server';

export type Supabase = SupabaseClient<Database>;

/** Everything that keeps somebody signed in begins with this name; long sessions come in numbered parts. */
const SESSION = 'five-letters-session';
/** Stands while this browser is somebody's shared computer; ends with the browser, like its session. */
const SHARED = 'five-letters-shared';

/** How @supabase/ssr begins what it packed. */
const PACKED = 'base64-';
const unpacked = stringFromBase64URL;

/** Far beyond a slow answer (p95 is under 0.1 s), well before somebody gives up. */
const PATIENCE_MS = 10_000;

/**
 * One client for one request, as the person whose cookies came with it. The session never
 * reaches the page: @supabase/ssr would leave its cookies readable to scripts, so it is told not to.
 */
export function clientFor(cookies: Cookies, secure: boolean): Supabase {
	const { supabaseUrl, publishableKey } = environment();
	return createServerClient<Database>(supabaseUrl, publishableKey, {
		global: { fetch: patiently },
		cookieOptions: { name: SESSION, httpOnly: true, secure, sameSite: 'lax', path: '/' },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll: (all) => {
				const shared = isShared(cookies);
				for (const { name, value, options } of all) {
					// For a sign-in that comes back with a code in the address. Ours is typed, or in the mail's
					// link, so this would lie in the browser for a year, on a shared computer too.
					if (name.endsWith('-code-verifier')) continue;
					const { maxAge, expires, ...rest } = options;
					// A cookie without a date ends with the browser; clearing one (maxAge 0) needs its date.
					const lasting = shared && maxAge !== 0 ? {} : { maxAge, expires };
					cookies.set(name, value, { ...rest, ...lasting, path: '/', httpOnly: true, secure });
				}
			}
		}
	});
}

/** A Supabase that does not answer must not keep a person waiting for a page that never comes. */
const patiently: typeof fetch = (input, init) =>
	fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(PATIENCE_MS) });

/** Whether cookies of a session came along. It says nothing about whether that session still stands. */
export function bringsSession(cookies: Cookies): boolean {
	return cookies.getAll().some(({ name }) => name === SESSION || name.startsWith(`${SESSION}.`));
}

/**
 * The id of the person whose session the cookies are. Nobody verified it: it tells one drawer of this
 * browser from another, and opens none on the server.
 */
export async function personIn(cookies: Cookies): Promise<string | undefined> {
	try {
		const packed = await combineChunks(SESSION, (name) => cookies.get(name));
		const json = packed?.startsWith(PACKED) ? unpacked(packed.slice(PACKED.length)) : packed;
		const { access_token } = JSON.parse(json ?? '') as { access_token: string };
		const { sub } = JSON.parse(unpacked(access_token.split('.')[1] ?? '')) as { sub: unknown };
		return typeof sub === 'string' ? sub : undefined;
	} catch {
		// No session, or one that somebody changed on the way.
		return undefined;
	}
}

export function markShared(cookies: Cookies, shared: boolean, secure: boolean): void {
	if (shared) cookies.set(SHARED, '1', { path: '/', httpOnly: true, secure, sameSite: 'lax' });
	else cookies.delete(SHARED, { path: '/', httpOnly: true, secure, sameSite: 'lax' });
}

/** Takes every trace of a session out of this browser, whatever the server behind it answered. */
export function forgetSession(cookies: Cookies, secure: boolean): void {
	for (const { name } of cookies.getAll()) {
		if (name === SHARED || name === SESSION || name.startsWith(`${SESSION}.`)) {
			cookies.delete(name, { path: '/', httpOnly: true, secure, sameSite: 'lax' });
		}
	}
}

/** The session has ended: this browser forgets it, and the answer under way is a stranger's. */
export function endSession({
	cookies,
	url,
	locals
}: Pick<RequestEvent, 'cookies' | 'url' | 'locals'>): void {
	forgetSession(cookies, url.protocol === 'https:');
	locals.signedIn = false;
}

/** Whether somebody said that this browser is a shared computer's. */
export function isShared(cookies: Cookies): boolean {
	return cookies.get(SHARED) === '1';
}
