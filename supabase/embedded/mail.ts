/** Auth's letters, sent to the mailbox of this machine. */
import { SmtpEmailDriver, type EmailDriver } from '@supabase/lite';
import type { Settings } from './settings.ts';

export function driver({ inbucket }: Settings, smtpPort: number): EmailDriver {
	const smtp = new SmtpEmailDriver({
		host: '127.0.0.1',
		port: smtpPort,
		requireTls: false,
		from: { name: inbucket.sender_name, address: inbucket.admin_email },
		timeoutMs: 5000
	});
	return {
		// @supabase/lite writes a plain-text part of its own, whose link leads past our page and its
		// button. The platform sends HTML alone, so the plain text is made from our template.
		send: ({ to, subject, html = '' }) => smtp.send({ to, subject, html, text: plain(html) })
	};
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
