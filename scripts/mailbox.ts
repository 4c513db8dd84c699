/**
 * The mailbox as a process of its own: MailDev catches every mail and shows it on a local page.
 *
 *   MAILBOX_DIR        where the mails are, emptied at every start (codes are good for ten minutes)
 *   MAILBOX_PORT       the page and its API    0 = any free one
 *   MAILBOX_SMTP_PORT  where mail comes in     0 = any free one
 */
import { mkdirSync, rmSync } from 'node:fs';
import { MailDev } from 'maildev';

export type Message = { type: 'ready'; url: string; smtpPort: number };

const { MAILBOX_DIR, MAILBOX_PORT = '1080', MAILBOX_SMTP_PORT = '1025' } = process.env;

if (MAILBOX_DIR) {
	rmSync(MAILBOX_DIR, { recursive: true, force: true });
	mkdirSync(MAILBOX_DIR, { recursive: true, mode: 0o700 });
}

const maildev = new MailDev({
	// Its own default is every address of the machine.
	ip: '127.0.0.1',
	webIp: '127.0.0.1',
	smtp: Number(MAILBOX_SMTP_PORT),
	web: Number(MAILBOX_PORT),
	// Its own default is one folder for all mailboxes of the machine, and the oldest mails are pruned.
	mailDirectory: MAILBOX_DIR,
	maxEmails: 1000,
	silent: true
});

const { smtp, api } = await maildev.start();
const message: Message = {
	type: 'ready',
	url: `http://127.0.0.1:${api?.getPort()}`,
	smtpPort: smtp.getPort()
};
process.send?.(message);

let closing: Promise<void> | undefined;
const end = async () => {
	await (closing ??= maildev.stop());
	process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
process.on('disconnect', end);
