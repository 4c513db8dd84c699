/** Where things are: the repository, its Supabase folder, the data, and what runs on it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const supabaseDir = join(root, 'supabase');
export const dataDir = resolve(root, process.env.DATA_DIR || join('supabase', '.temp'));

const Running = v.object({
	pid: v.number(),
	course: v.string(),
	mailbox: v.string(),
	supabase: v.string()
});

/** The addresses of a running course, for the commands beside it. */
export type Running = v.InferOutput<typeof Running>;

const runningFile = (dir: string) => join(dir, 'running.json');

export function announce(dir: string, running: Running): void {
	writeFileSync(runningFile(dir), JSON.stringify(running, null, '\t') + '\n');
}

/** Takes back one's own announcement; another course's stays. */
export function withdraw(dir: string): void {
	if (running(dir)?.pid === process.pid) rmSync(runningFile(dir), { force: true });
}

export function running(dir: string): Running | undefined {
	if (!existsSync(runningFile(dir))) return undefined;
	const read = v.safeParse(Running, JSON.parse(readFileSync(runningFile(dir), 'utf8')));
	return read.success ? read.output : undefined;
}
