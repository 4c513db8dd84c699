import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const minute = 60;

/**
 * Tight for one mail address, wide for one network address: a whole clinic shares the latter
 * and may begin in the same minute. Counted in this process; several processes each count alone.
 */
const limits = {
	mailsToAddress: new RateLimiterMemory({ points: 5, duration: 15 * minute }),
	mailsFromNetwork: new RateLimiterMemory({ points: 600, duration: 15 * minute }),
	codesForAddress: new RateLimiterMemory({ points: 10, duration: 10 * minute }),
	codesFromNetwork: new RateLimiterMemory({ points: 1200, duration: 10 * minute }),
	invitationsFromNetwork: new RateLimiterMemory({ points: 300, duration: 10 * minute })
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
