import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '$env/dynamic/private';

const minute = 60;

/** So many people share one network address and begin in the same minute: a large clinic. */
export const CLINIC = 500;

/** So many replies and answers one person sends within ten minutes: one every five seconds. */
const SENT = Number(env.SENT_IN_TEN_MINUTES) || 120;

/**
 * Tight for one mail address, wide for one network address: everybody there may ask three times for
 * what they need once, and come to an invitation six times. Who guesses at invitations is counted by
 * the wrong ones, so that nobody with a right one waits for them. Counted in this process; several
 * processes each count alone.
 */
const limits = {
	mailsToAddress: new RateLimiterMemory({ points: 5, duration: 15 * minute }),
	mailsFromNetwork: new RateLimiterMemory({ points: 3 * CLINIC, duration: 15 * minute }),
	codesForAddress: new RateLimiterMemory({ points: 10, duration: 10 * minute }),
	codesFromNetwork: new RateLimiterMemory({ points: 3 * CLINIC, duration: 10 * minute }),
	/** Addresses that hosts try; each tells whether somebody signed in with it. */
	hostsFromNetwork: new RateLimiterMemory({ points: 60, duration: 60 * minute }),
	invitationsFromNetwork: new RateLimiterMemory({ points: 6 * CLINIC, duration: 10 * minute }),
	guessesFromNetwork: new RateLimiterMemory({ points: 300, duration: 10 * minute }),
	sentByPerson: new RateLimiterMemory({ points: SENT, duration: 10 * minute }),
	sentFromNetwork: new RateLimiterMemory({
		points: 6 * Math.max(CLINIC, SENT),
		duration: 10 * minute
	})
};

/**
 * Counts one more for each limit and key.
 * @returns 0 to go on, or the seconds to wait.
 */
export async function wait(...counts: [keyof typeof limits, string][]): Promise<number> {
	const waits = await Promise.all(
		counts.map(async ([limit, key]) => {
			try {
				await limits[limit].consume(key);
				return 0;
			} catch (refused) {
				if (refused instanceof RateLimiterRes) return Math.ceil(refused.msBeforeNext / 1000);
				throw refused;
			}
		})
	);
	return Math.max(...waits);
}

/** Counts one less for each, where nothing came of it. */
export async function giveBack(...counts: Parameters<typeof wait>): Promise<void> {
	await Promise.all(counts.map(([limit, key]) => limits[limit].reward(key)));
}

/** A right code ends the count of wrong ones. */
export async function forget(limit: keyof typeof limits, key: string): Promise<void> {
	await limits[limit].delete(key);
}

/** "in a minute", "in 12 minutes": when to come back, for a sentence. */
export function inMinutes(seconds: number): string {
	const minutes = Math.ceil(seconds / 60);
	return minutes <= 1 ? 'in a minute' : `in ${minutes} minutes`;
}
