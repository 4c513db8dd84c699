/** How many checks passed, did not, and were left out; and what the reporters wrote about them. */
import * as v from 'valibot';

export type Counts = { passed: number; failed: number; skipped: number };

export const none: Counts = { passed: 0, failed: 0, skipped: 0 };
export const one = (passed: boolean): Counts => ({ ...none, [passed ? 'passed' : 'failed']: 1 });

export function sum(all: Counts[]): Counts {
	return all.reduce(
		(total, { passed, failed, skipped }) => ({
			passed: total.passed + passed,
			failed: total.failed + failed,
			skipped: total.skipped + skipped
		}),
		none
	);
}

export function tell({ passed, failed, skipped }: Counts): string {
	return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

const Counts = v.object({ passed: v.number(), failed: v.number(), skipped: v.number() });

/** What one of our own programs wrote, which counts as we do. */
export const asCounts = (report: unknown): Counts => v.parse(Counts, report);

const Vitest = v.object({
	success: v.boolean(),
	numPassedTests: v.number(),
	numFailedTests: v.number(),
	numPendingTests: v.number(),
	numTodoTests: v.number()
});

export function ofVitest(report: unknown): Counts {
	const { success, ...numbers } = v.parse(Vitest, report);
	return broken(success, {
		passed: numbers.numPassedTests,
		failed: numbers.numFailedTests,
		skipped: numbers.numPendingTests + numbers.numTodoTests
	});
}

const Playwright = v.object({
	errors: v.array(v.unknown()),
	stats: v.object({
		expected: v.number(),
		unexpected: v.number(),
		flaky: v.number(),
		skipped: v.number()
	})
});

export function ofPlaywright(report: unknown): Counts {
	const { errors, stats } = v.parse(Playwright, report);
	return broken(!errors.length, {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky,
		skipped: stats.skipped
	});
}

/** A file that could not even be read has no test that failed, and is a failure all the same. */
function broken(success: boolean, counts: Counts): Counts {
	return success || counts.failed ? counts : { ...counts, failed: 1 };
}
