/** `--reset`: wipes the embedded data, after asking. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Stop } from './stop.ts';

const EMBEDDED = ['pgdata', 'pgdata.new', 'supabase.env', 'mailbox', 'running.json'];

export async function reset(dataDir: string, isSure: boolean): Promise<void> {
	if (!isSure && !(await ask(`Wipe all embedded data in ${dataDir}? (y/N) `))) {
		throw new Stop('Nothing was wiped, and nothing was started.');
	}
	for (const name of EMBEDDED) rmSync(join(dataDir, name), { recursive: true, force: true });
	console.log('The embedded data is wiped.');
}

async function ask(question: string): Promise<boolean> {
	if (!process.stdin.isTTY) {
		throw new Stop('--reset asks before it wipes, and here is nobody to ask: add --yes.');
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(question);
	terminal.close();
	return /^y(es)?$/i.test(answer.trim());
}
