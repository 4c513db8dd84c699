/**
 * One data folder, one backend. The lock is the operating system's own, taken through SQLite:
 * the kernel gives it back when the process ends, however it ends, so there is nothing stale to judge.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Lock = { release(): void };

/** The lock of this data folder, or nothing when another backend holds it. */
export function take(dataDir: string): Lock | undefined {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const file = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 });
	try {
		file.exec('begin exclusive');
	} catch (problem) {
		file.close();
		if (isBusy(problem)) return undefined;
		throw problem;
	}
	return { release: () => file.close() };
}

export function isTaken(dataDir: string): boolean {
	const lock = take(dataDir);
	lock?.release();
	return !lock;
}

const SQLITE_BUSY = 5;

function isBusy(problem: unknown): boolean {
	return problem instanceof Error && 'errcode' in problem && problem.errcode === SQLITE_BUSY;
}
