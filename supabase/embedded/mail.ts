/** Auth's letters, sent to the mailbox of this machine. */
import { connect } from 'node:net';
import type { EmailDriver } from '@supabase/lite';
import { createTransport } from 'nodemailer';
import type { Settings } from './settings.ts';

export type Post = { driver: EmailDriver; close(): void };

export function open({ inbucket }: Settings, smtpPort: number): Post {
	const transport = createTransport({
		host: '127.0.0.1',
		port: smtpPort,
		ignoreTLS: true,
		// Auth holds everybody else up while it sends. A mailbox takes a tenth of a second to greet who
		// comes, so the connection stays; @supabase/lite's own driver makes a new one for each mail.
		pool: true,
		maxConnections: 1,
		// A mail's last line is a packet of its own; it shall not wait for the one before to be noted.
		getSocket: ({ host, port }, callback) => {
			const socket = connect({ host, port: Number(port), noDelay: true, timeout: 5000 });
			socket.once('timeout', () => socket.destroy(new Error('The mailbox does not answer.')));
			socket.once('error', (problem) => callback(problem, undefined));
			socket.once('connect', () => {
				socket.removeAllListeners().setTimeout(0);
				callback(null, { connection: socket });
			});
		},
		greetingTimeout: 5000
	});
	const from = { name: inbucket.sender_name, address: inbucket.admin_email };
	const driver: EmailDriver = {
		// @supabase/lite writes a plain-text part of its own, whose link leads past our page and its
		// button. The platform sends HTML alone, so the plain text is made from our template.
		send: async ({ to, subject, html = '' }) =>
			void (await transport.sendMail({ from, to, subject, html, text: plain(html) }))
	};
	return { driver, close: () => transport.close() };
}

/** Our templates as plain text: a paragraph a line, a link with its address. */
export function plain(html: string): string {
	return html
		.replace(/<head>.*<\/head>/s, '')
		.replace(/\s+/g, ' ')
		.replace(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a ?>/g, '$2: $1')
		.replace(/<\/p>/g, '\n\n')
		.replace(/<[^>]+>/g, '')
		.replace(/ *\n */g, '\n')
		.replaceAll('&amp;', '&')
		.trim();
}
