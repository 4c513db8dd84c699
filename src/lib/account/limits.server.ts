import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const minute = 60;

/** So many people share one network address and begin in the same minute: a large clinic. */
export const CLINIC = 500;

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
	guessesFromNetwork: new RateLimiterMemory({ points: 300, duration: 10 * minute })
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

/** A right code ends the count of wrong ones. */
export async function forget(limit: keyof typeof limits, key: string): Promise<void> {
	await limits[limit].delete(key);
}

/** "in a minute", "in 12 minutes": when to come back, for a sentence. */
export function inMinutes(seconds: number): string {
	const minutes = Math.ceil(seconds / 60);
	return minutes <= 1 ? 'in a minute' : `in ${minutes} minutes`;
}
