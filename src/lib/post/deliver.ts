import type { Due } from './mail';

/** What became of a mail that was handed to the mail server. */
export type Outcome =
	| { is: 'sent' }
	/** The server did not take it: that much is certain, and so it can be tried again. */
	| { is: 'not sent'; problem: string; serverIsThere: boolean }
	/** The line broke while it was being taken. It may have gone out: it is not tried again. */
	| { is: 'unknown'; problem: string };

export interface Office {
	/** Takes over the mail that is due next. */
	next(): Promise<Due | undefined>;
	hand(due: Due): Promise<Outcome>;
	sent(due: Due): Promise<void>;
	refused(due: Due, problem: string): Promise<void>;
}

export interface Round {
	sent: number;
	/** Codes of what went wrong; none of the server's words, which name people. */
	problems: string[];
}

/**
 * Hands on all mails that are due. One is taken over at a time, so that a process which is killed
 * keeps back one mail at most.
 */
export async function deliver(office: Office, isEnding: () => boolean): Promise<Round> {
	const round: Round = { sent: 0, problems: [] };
	while (!isEnding()) {
		const due = await office.next();
		if (!due) break;
		const outcome = await office.hand(due);
		if (outcome.is === 'sent') {
			await office.sent(due);
			round.sent++;
			continue;
		}
		round.problems.push(outcome.problem);
		if (outcome.is === 'not sent') await office.refused(due, outcome.problem);
		// A server that is away is away for the next one too: the other mails stay where they are.
		if (outcome.is === 'unknown' || !outcome.serverIsThere) break;
	}
	return round;
}
