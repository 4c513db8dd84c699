import type { RequestEvent } from '@sveltejs/kit';
import { isAuthApiError, type EmailOtpType } from '@supabase/supabase-js';
import { call } from '$lib/supabase/call.server';
import { endSession, markShared } from '$lib/supabase/client.server';
import { safeNext, type Me, type Session } from './account';

/** Answers about mail and codes take at least this long, so that their time tells nothing. */
const FLOOR_MS = 600;

export type Outcome = 'done' | 'not now' | 'wrong';

/** Sends a code and a link to the address, whether or not anybody signed in with it before. */
export async function askForCode(locals: App.Locals, email: string): Promise<Outcome> {
	return atLeast(FLOOR_MS, async () => {
		const { error } = await locals.supabase.auth.signInWithOtp({ email });
		if (!error) return 'done';
		// Mail trouble and the platform's own limits: say so, keep the address, try again later.
		if (!isAuthApiError(error) || error.status >= 500 || error.status === 429) return 'not now';
		throw error;
	});
}

/**
 * Signs in by the six digits. A person's first code verifies as `signup` on some backends and as
 * `magiclink` on others, so both are tried.
 */
export async function enterCode(
	locals: App.Locals,
	email: string,
	token: string
): Promise<Outcome> {
	return atLeast(FLOOR_MS, async () => {
		for (const type of ['magiclink', 'signup'] as const) {
			const { error } = await locals.supabase.auth.verifyOtp({ email, token, type });
			if (!error) return 'done';
			if (!isAuthApiError(error) || error.status >= 500) return 'not now';
		}
		return 'wrong';
	});
}

/** Signs in by the link out of the mail, once its button was pressed. */
export async function openLink(
	locals: App.Locals,
	hash: string,
	type: EmailOtpType
): Promise<Outcome> {
	const { error } = await locals.supabase.auth.verifyOtp({ token_hash: hash, type });
	if (!error) return 'done';
	return isAuthApiError(error) && error.status < 500 ? 'wrong' : 'not now';
}

/** Where to go afterwards, kept for the link in the mail, which opens in another tab. */
const NEXT = 'five-letters-next';

export function rememberNext(event: RequestEvent, next: string): void {
	event.cookies.set(NEXT, next, { ...nextCookie(event), maxAge: 3600 });
}

export function takeNext(event: RequestEvent): string {
	const next = safeNext(event.cookies.get(NEXT));
	event.cookies.delete(NEXT, nextCookie(event));
	return next;
}

function nextCookie({ url }: RequestEvent) {
	const secure = url.protocol === 'https:';
	return { path: '/account', httpOnly: true, sameSite: 'lax', secure } as const;
}

/** Remembers, for every cookie from now on, whether this browser is a shared computer's. */
export function share(event: RequestEvent, shared: boolean): void {
	markShared(event.cookies, shared, event.url.protocol === 'https:');
}

/** Ends this session, or all of this person's. The browser forgets it even if Auth is out of reach. */
export async function signOut(event: RequestEvent, everywhere: boolean): Promise<void> {
	try {
		await event.locals.supabase.auth.signOut({ scope: everywhere ? 'global' : 'local' });
	} finally {
		endSession(event);
	}
}

export async function page(locals: App.Locals): Promise<{ me: Me; sessions: Session[] }> {
	return call(locals, 'profile_page', {});
}

export async function saveProfile(
	locals: App.Locals,
	profile: { name: string; pronouns: string | null }
): Promise<void> {
	await call(locals, 'profile_save', {
		display_name: profile.name,
		pronouns: profile.pronouns ?? ''
	});
}

async function atLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
	const [result] = await Promise.all([work(), new Promise((done) => setTimeout(done, ms))]);
	return result;
}
