/** Builds the course when its sources are not those of the build that is there. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentFolder } from '../src/lib/letters/build/folder.ts';
import * as locks from '../supabase/embedded/lock.ts';
import { root } from './places.ts';
import { Stop } from './stop.ts';

const SOURCES = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];

/** @param content the course to build: another folder, another course. */
export async function build(
	say: (line: string) => void,
	folder = 'build',
	content = contentFolder()
): Promise<void> {
	if (isFresh(folder, content)) return;
	const lock = await myTurn(say);
	try {
		if (!isFresh(folder, content)) await buildNow(say, folder, content);
	} finally {
		lock.release();
	}
}

/** Two builds at once would tread on each other in .svelte-kit/. */
async function myTurn(say: (line: string) => void): Promise<locks.Lock> {
	for (let waited = 0; ; waited++) {
		const lock = locks.take(join(root, '.svelte-kit'));
		if (lock) return lock;
		if (waited % 20 === 0) say('Another build is under way: waiting for it.');
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
}

async function buildNow(
	say: (line: string) => void,
	folder: string,
	content: string
): Promise<void> {
	const sources = fingerprint(content);
	say('Building the course (once after each change of the sources).');
	const began = Date.now();
	const alive = setInterval(
		() => say(`… still building (${Math.round((Date.now() - began) / 1000)} s)`),
		5000
	);
	const { code, output } = await vite(['build'], {
		BUILD_DIR: folder,
		COURSE_CONTENT: content
	}).finally(() => clearInterval(alive));
	if (code !== 0) {
		throw new Stop(`${output}\nThe course could not be built: the lines above tell where.`);
	}
	writeFileSync(stamp(folder), sources);
}

export function isFresh(folder = 'build', content = contentFolder()): boolean {
	const file = stamp(folder);
	return existsSync(file) && readFileSync(file, 'utf8') === fingerprint(content);
}

const stamp = (folder: string) => join(root, folder, '.sources');

function fingerprint(content: string): string {
	const hash = createHash('sha256');
	for (const file of [...SOURCES, relative(root, content)].flatMap((source) => files(source))) {
		hash
			.update(file)
			.update('\0')
			.update(readFileSync(join(root, file)))
			.update('\0');
	}
	return hash.digest('hex');
}

function files(path: string): string[] {
	const full = join(root, path);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [path];
	return readdirSync(full)
		.sort()
		.flatMap((name) => files(join(path, name)));
}

function vite(
	args: string[],
	env: NodeJS.ProcessEnv
): Promise<{ code: number | null; output: string }> {
	const child = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...args], {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, output }));
	});
}
