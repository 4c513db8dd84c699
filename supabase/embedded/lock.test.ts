import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isTaken, take } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'five-letters-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the first gets the data, the second does not, and gets it once the first has left', () => {
	const first = take(folder);
	expect(first).toBeDefined();
	expect(take(folder)).toBeUndefined();
	expect(isTaken(folder)).toBe(true);
	first?.release();
	expect(isTaken(folder)).toBe(false);
	take(folder)?.release();
});

test('who is killed while holding the data leaves it to the next', async () => {
	const module = JSON.stringify(new URL('./lock.ts', import.meta.url).href);
	const hold = `
		const { take } = await import(${module});
		globalThis.held = take(${JSON.stringify(folder)});
		console.log('held');
		setInterval(() => {}, 1000);
	`;
	const other = spawn(process.execPath, ['--input-type=module', '--eval', hold], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await once(other.stdout, 'data');
	expect(isTaken(folder)).toBe(true);

	other.kill('SIGKILL');
	await once(other, 'exit');
	expect(isTaken(folder)).toBe(false);
});
