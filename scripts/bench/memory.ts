/** How much memory a process holds, as the operating system sees it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** In megabytes of 1,000,000 bytes. */
export function residentMB(pid: number): number {
	const status = `/proc/${pid}/status`;
	const kibibytes = existsSync(status)
		? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8'))?.[1]
		: execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
	return (Number(kibibytes) * 1024) / 1_000_000;
}
