/** A learner with a real session: for the browser, for forms sent without one, and for reading back. */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Course } from '../course.ts';
import * as mails from '../mails.ts';
import { linkIn } from '../signing-in.ts';
import type { Rows } from './ledger.ts';

const Session = v.object({ access_token: v.string() });
const Read = {
	reflections: v.array(v.object({ prompt: v.string(), body: v.string() })),
	ticks: v.array(v.object({ step: v.string() })),
	tries: v.array(v.object({ went: v.string() }))
};

export interface Learner {
	/** The session as browsers carry it, by name and value. */
	cookies: { name: string; value: string }[];
	/** Sends a form as a browser without script does; the status, or nothing where no answer came. */
	send(path: string, form: Record<string, string>): Promise<number | undefined>;
	/** What the database has, asked at its own door. */
	rows(letter: string): Promise<Rows>;
}

export async function enter(
	{ course, supabase, mailbox, publishableKey }: Course,
	name: string
): Promise<Learner> {
	const email = `${name}@faults.example`;
	const asked = await fetch(`${supabase}/auth/v1/otp`, {
		method: 'POST',
		headers: { apikey: publishableKey, 'content-type': 'application/json' },
		body: JSON.stringify({ email })
	});
	if (!asked.ok) throw new Error(`Auth, asked for a code, answered ${asked.status}.`);
	const { text } = await mails.next(mailbox, email, []);
	const { searchParams } = new URL(linkIn(text) ?? '');
	const hash = searchParams.get('token_hash') ?? '';
	const type = searchParams.get('type') ?? '';
	let cookie = '';
	const came = await post('/account/confirm', { hash, type });
	const cookies = came.headers.getSetCookie().flatMap((line) => {
		const [, called = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(line) ?? [];
		return value === '' ? [] : [{ name: called, value }];
	});
	cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	await post('/account/welcome', { name: 'Noor', pronouns: '', next: '/letters' });

	const packed = decodeURIComponent(cookie).split('base64-')[1] ?? '';
	const { access_token: token } = v.parse(
		Session,
		JSON.parse(Buffer.from(packed, 'base64url').toString())
	);
	return {
		cookies,
		send: (path, form) =>
			post(path, form).then(
				({ status }) => status,
				() => undefined
			),
		rows: async (letter) => {
			const of = `letter=eq.${letter}`;
			const [reflections, ticks, tries] = await Promise.all([
				read('reflections', `${of}&select=prompt,body`),
				read('ticks', `${of}&select=step`),
				read('tries', `${of}&select=went`)
			]);
			return {
				reflections: v.parse(Read.reflections, reflections),
				ticks: v.parse(Read.ticks, ticks),
				tries: v.parse(Read.tries, tries)
			};
		}
	};

	function post(path: string, form: Record<string, string>): Promise<Response> {
		return fetch(course + path, {
			method: 'POST',
			headers: { origin: course, accept: 'text/html', ...(cookie && { cookie }) },
			body: new URLSearchParams(form),
			redirect: 'manual',
			signal: AbortSignal.timeout(10_000)
		});
	}

	async function read(table: string, query: string): Promise<unknown> {
		const answer = await fetch(`${supabase}/rest/v1/${table}?${query}`, {
			headers: { apikey: publishableKey, authorization: `Bearer ${token}` }
		});
		if (!answer.ok) throw new Error(`The data API answered ${answer.status} about ${table}.`);
		return answer.json();
	}
}

/** A name that nobody had before. */
export const newName = (): string => `learner-${randomUUID().slice(0, 8)}`;
