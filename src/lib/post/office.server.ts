import { createClient } from '@supabase/supabase-js';
import type { Transporter } from 'nodemailer';
import * as v from 'valibot';
import type { Database } from '$lib/supabase/database.types';
import type { Office, Outcome } from './deliver';
import { compose, dueSchema, type Due, type Sender } from './mail';
import type { Settings } from './settings';

/** Nobody waits for these answers, and each matters. */
const PATIENCE_MS = 30_000;

/** The database and the mail server, as the rounds of the post room see them. */
export function open(supabaseUrl: string, settings: Settings, sender: Sender): Office {
	const operator = createClient<Database>(supabaseUrl, settings.secretKey, {
		auth: { persistSession: false, autoRefreshToken: false },
		global: {
			fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) })
		}
	});
	let transport: Promise<Transporter> | undefined;

	return {
		async next() {
			const asked = { at_most: 1, round: crypto.randomUUID() };
			// Who waits for an answer, or has one, comes before who is invited.
			for (const counter of ['post_due', 'invites_due'] as const) {
				const data = await insist(() => operator.rpc(counter, asked));
				const [due] = v.parse(v.array(dueSchema), data);
				if (due) return due;
			}
			return undefined;
		},
		async hand(due: Due) {
			transport ??= connect(settings);
			const mail = { from: settings.from, ...compose(due, sender) };
			return (await transport).sendMail(mail).then(() => ({ is: 'sent' }), outcomeOf);
		},
		async sent({ kind, mail }) {
			await insist(() =>
				kind === 'invited'
					? operator.rpc('invite_sent', { invite: mail })
					: operator.rpc('post_sent', { mail })
			);
		},
		async refused({ kind, mail }, problem) {
			await insist(() =>
				kind === 'invited'
					? operator.rpc('invite_not_sent', { invite: mail, problem })
					: operator.rpc('post_refused', { mail, problem })
			);
		}
	};
}

/** Loaded with the first mail: a course that sends none needs none of it. */
async function connect({ smtpUrl }: Settings): Promise<Transporter> {
	const { createTransport } = await import('nodemailer');
	return createTransport({
		url: smtpUrl,
		...(isOpenRoad(smtpUrl) && { requireTLS: true }),
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 30_000
	});
}

/** Addresses and the password travel encrypted, unless the server is on this machine or the URL says otherwise. */
function isOpenRoad(smtpUrl: string): boolean {
	const { protocol, hostname, searchParams } = new URL(smtpUrl);
	const chosen = ['requireTLS', 'ignoreTLS'].some((name) => searchParams.has(name));
	return protocol === 'smtp:' && !/^(localhost|127\.|\[::1\])/.test(hostname) && !chosen;
}

interface SmtpProblem {
	code?: string;
	/** The server's answer, where it gave one. */
	responseCode?: number;
	/** Of an error that the system gave, before a word was said. */
	syscall?: string;
}

/** Codes of what goes wrong before a mail is taken. */
const before = new Set(['EDNS', 'EAUTH', 'ETLS', 'EENVELOPE']);

function outcomeOf({ code = 'unknown', responseCode, syscall }: SmtpProblem): Outcome {
	const problem = responseCode ? String(responseCode) : code;
	const connecting = syscall === 'connect' || syscall === 'getaddrinfo';
	if (!responseCode && !connecting && !before.has(code)) return { is: 'unknown', problem };
	return { is: 'not sent', problem, serverIsThere: code === 'EENVELOPE' || code === 'EMESSAGE' };
}

interface Answer<Data> {
	data: Data | null;
	error: object | null;
}

/** Every question may be asked again, and is: an answer that was lost may have been a mail in hand. */
async function insist<Data>(question: () => PromiseLike<Answer<Data>>): Promise<Data | null> {
	let problem: object | null = null;
	for (const pause of [0, 1000, 5000]) {
		await new Promise((resolve) => setTimeout(resolve, pause));
		const { data, error } = await question();
		if (!error) return data;
		problem = error;
	}
	throw problem;
}
