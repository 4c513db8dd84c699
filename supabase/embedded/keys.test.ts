import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as keys from './keys.ts';

const folder = mkdtempSync(join(tmpdir(), 'five-letters-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('keys are made at the first start, kept for the next, and readable by their owner alone', async () => {
	const first = await keys.keep(folder);
	expect(first.publishable).toMatch(/^sb_publishable_/);
	expect(first.secret).toMatch(/^sb_secret_/);
	expect(first.jwtSecret.length).toBeGreaterThanOrEqual(32);
	expect(await keys.keep(folder)).toMatchObject(first);
	expect(statSync(keys.keysFile(folder)).mode & 0o777).toBe(0o600);
});

test('the scripts of this machine find the address of the running backend beside the keys', async () => {
	keys.write(folder, await keys.keep(folder), 'http://127.0.0.1:54321');
	expect(keys.recall(folder)?.url).toBe('http://127.0.0.1:54321');
});
