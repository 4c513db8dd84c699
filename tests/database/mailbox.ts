/** A real mailbox, in this process: MailDev catches what Auth sends. */
import { MailDev } from 'maildev';
import { codeIn, linkIn } from '../../scripts/signing-in.ts';

export type Mail = { address: string; code: string; hash: string; type: string };

export type Mailbox = {
	smtpPort: number;
	/** The next mail to this address that nobody has taken yet. */
	next(address: string): Promise<Mail>;
	close(): Promise<void>;
};

export async function open(folder: string): Promise<Mailbox> {
	const maildev = new MailDev({
		ip: '127.0.0.1',
		smtp: 0,
		disableWeb: true,
		mailDirectory: folder,
		silent: true
	});
	const { smtp } = await maildev.start();
	const come: Mail[] = [];
	smtp.on('new', (mail: Sent) => {
		for (const { address } of mail.to) come.push({ address, ...signingIn(mail.text ?? '') });
	});
	return { smtpPort: smtp.getPort(), next, close: () => maildev.stop() };

	async function next(address: string): Promise<Mail> {
		for (const end = Date.now() + 10_000; Date.now() < end;) {
			const at = come.findIndex((mail) => mail.address === address);
			const [mail] = at < 0 ? [] : come.splice(at, 1);
			if (mail) return mail;
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		throw new Error(`No mail to ${address} came within ten seconds.`);
	}
}

type Sent = { to: { address: string }[]; text?: string };

function signingIn(text: string): Omit<Mail, 'address'> {
	const link = new URL(linkIn(text) ?? 'nowhere:');
	return {
		code: codeIn(text) ?? '',
		hash: link.searchParams.get('token_hash') ?? '',
		type: link.searchParams.get('type') ?? ''
	};
}
