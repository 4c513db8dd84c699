/** Finds a Chromium for the browser tests, or gets one the way this machine can. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The shell first: the same browser without a window opens a page in a third of the time. */
const USUAL = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

export function find(): string | undefined {
	const candidates = [process.env.CHROMIUM_PATH, ...USUAL, chromium.executablePath()];
	return candidates.find((path) => path && existsSync(path));
}

const PACKAGE = 'chromium-headless-shell';
const isRoot = process.getuid?.() === 0;
const canApt = isRoot && existsSync('/usr/bin/apt-get');

/** The one command that installs it, for somebody to run by hand. */
export const command = canApt
	? `apt-get update && apt-get install -y ${PACKAGE}`
	: 'npx playwright install --with-deps chromium';

export function obtain(say: (line: string) => void): string | undefined {
	const found = find();
	if (found) return found;

	if (canApt) {
		say('No Chromium is here: installing the Debian package (some minutes).');
		if (succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', PACKAGE])) {
			return find();
		}
		say('That did not work.');
	}
	say("Downloading Playwright's own Chromium (some minutes).");
	succeeds(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
	return find();
}

function succeeds(program: string, args: string[]): boolean {
	const { status }: SpawnSyncReturns<Buffer> = spawnSync(program, args, {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	return status === 0;
}
