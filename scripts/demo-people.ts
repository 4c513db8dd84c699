/** The demo people, and links that sign in as them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import principals from './demo-people.json' with { type: 'json' };
import * as mails from './mails.ts';
import { supabaseDir } from './places.ts';
import { linkIn } from './signing-in.ts';

export type Person = { name: string; email: string; who: string };

/** Those who between them show every side of the course. */
export const principal: Person[] = principals;

/** Everybody in the demo data, the principal ones first. */
export function everybody(): Person[] {
	const seed = join(supabaseDir, 'seed.sql');
	const others = existsSync(seed) ? inSeed(readFileSync(seed, 'utf8')) : [];
	const known = new Set(principal.map(({ email }) => email));
	return [...principal, ...others.filter(({ email }) => !known.has(email))];
}

/** Reads people out of the rows (id, called, name, …) of seed.sql. */
export function inSeed(sql: string): Person[] {
	const rows = sql.matchAll(/\('[0-9a-f-]{36}'(?:::uuid)?, '([a-z]+)', '([^']+)'/g);
	return [...rows].map(([, called, name = '']) => ({
		name,
		email: `${called}@demo.example`,
		who: 'learner'
	}));
}

/** The person whom somebody means by a name, a first name or an address. */
export function find(people: Person[], words: string): Person | undefined {
	const meant = words.trim().toLowerCase();
	const names = ({ name, email }: Person) => [
		name,
		email,
		email.split('@')[0] ?? '',
		name.split(' ')[0] ?? ''
	];
	return people.find((person) => names(person).some((name) => name.toLowerCase() === meant));
}

type Running = { supabase: string; mailbox: string; publishableKey: string };

/** A fresh link, read from the mail that Auth sends; nothing where the person has no account. */
export async function link(running: Running, email: string): Promise<string | undefined> {
	const seen = await mails.to(running.mailbox, email);
	const answer = await fetch(`${running.supabase}/auth/v1/otp`, {
		method: 'POST',
		headers: { apikey: running.publishableKey, 'content-type': 'application/json' },
		body: JSON.stringify({ email, create_user: false })
	});
	if (!answer.ok) return undefined;
	const mail = await mails.next(running.mailbox, email, seen);
	return linkIn(mail.html || mail.text);
}
