/** A mail server for the course's own mails, which a test can take away and put back. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailDev } from 'maildev';

export type Letter = {
	to: { address: string }[];
	subject: string;
	text: string;
	/** All of it as it came, each header in one line. */
	raw: string;
};

export type Letterbox = { port: number; letters: Letter[]; close(): Promise<void> };

/** @param port 0 = any free one. */
export async function open(port = 0): Promise<Letterbox> {
	const folder = mkdtempSync(join(tmpdir(), 'five-letters-letterbox-'));
	const maildev = new MailDev({
		ip: '127.0.0.1',
		smtp: port,
		disableWeb: true,
		mailDirectory: folder,
		silent: true
	});
	const { smtp } = await maildev.start();
	const letters: Letter[] = [];
	smtp.on('new', (letter: Letter & { source: string }) => {
		const raw = readFileSync(letter.source, 'utf8').replace(/\r?\n[ \t]+/g, ' ');
		letters.push({ ...letter, raw });
	});
	return {
		port: smtp.getPort(),
		letters,
		async close() {
			await maildev.stop();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
