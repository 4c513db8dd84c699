/** Reads the mailbox through MailDev's API. */
import * as v from 'valibot';

const Mail = v.object({
	id: v.string(),
	time: v.string(),
	subject: v.string(),
	to: v.array(v.object({ address: v.string() })),
	text: v.optional(v.string(), ''),
	html: v.optional(v.union([v.string(), v.literal(false)]), '')
});

export type Mail = v.InferOutput<typeof Mail>;

/** All mails to one address, the newest first. */
export async function to(mailboxUrl: string, address: string): Promise<Mail[]> {
	const query = new URLSearchParams({ sort: 'desc', 'to.address': address });
	const answer = await fetch(`${mailboxUrl}/api/email?${query}`);
	if (!answer.ok) throw new Error(`The mailbox answered ${answer.status}.`);
	return v.parse(v.array(Mail), await answer.json());
}

/** The first mail to this address that is not among those seen before; waits for it to come. */
export async function next(
	mailboxUrl: string,
	address: string,
	seen: Mail[],
	patience = 5000
): Promise<Mail> {
	const known = new Set(seen.map((mail) => mail.id));
	const end = Date.now() + patience;
	while (Date.now() < end) {
		const mail = (await to(mailboxUrl, address)).find(({ id }) => !known.has(id));
		if (mail) return mail;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	throw new Error(`No mail to ${address} came within ${patience / 1000} seconds.`);
}
