/** On what a run was made, so that two runs can be compared. */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { root } from '../places.ts';

export type Machine = ReturnType<typeof machine>;

export function machine() {
	const cores = cpus();
	return {
		processor: cores[0]?.model ?? 'unknown',
		cores: cores.length,
		memoryGB: Math.round(totalmem() / 1e9),
		/** How many processes wanted a core during the last minute. */
		load: loadavg()[0] ?? 0,
		platform: `${process.platform} ${process.arch}`,
		node: process.version
	};
}

/** The state of the repository, where git can tell. */
export function commit(): string | null {
	try {
		const git = (...args: string[]) =>
			execFileSync('git', args, {
				cwd: root,
				encoding: 'utf8',
				stdio: ['ignore', 'pipe', 'ignore']
			});
		const changed = git('status', '--porcelain').trim() ? ' and changes' : '';
		return git('rev-parse', '--short', 'HEAD').trim() + changed;
	} catch {
		return null;
	}
}
