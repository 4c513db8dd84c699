import type { Cookies } from '@sveltejs/kit';
import { render } from 'svelte/server';
import { COOKIE, isUsual, readCookie, writeCookie, type Comfort } from './comfort';
import Form from './print/Form.svelte';

const A_YEAR_S = 365 * 24 * 3600;

/** The form that chooses, with no box ticked: `dress` ticks them. */
export const form: string = render(Form)
	.body.replace(/<!--[\s\S]*?-->/g, '')
	.trim();

export function of(cookies: Cookies): Comfort {
	return readCookie(cookies.get(COOKIE));
}

/**
 * For this browser, whoever uses it. Unlike the session's it is open to script: the service worker
 * dresses by it what it had kept, and there is nothing in it but how to read.
 */
export function keep(cookies: Cookies, chosen: Comfort, secure: boolean): void {
	const options = { path: '/', httpOnly: false, sameSite: 'lax', secure } as const;
	if (isUsual(chosen)) cookies.delete(COOKIE, options);
	else cookies.set(COOKIE, writeCookie(chosen), { ...options, maxAge: A_YEAR_S });
}
