import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';

const eslint = new ESLint({ overrideConfigFile: 'eslint.config.js' });

// The first file waits for the whole configuration to be read.
beforeAll(() => house('src/lib/ui/first.ts', ''), 60_000);

async function house(filePath: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return (result?.messages ?? [])
		.filter(({ ruleId }) => ruleId?.startsWith('house/') || ruleId === 'no-restricted-syntax')
		.map(({ message }) => message);
}
const svelte = (code: string) => `<script lang="ts">\n${code}\n</script>\n`;

describe('somebody who writes a route', () => {
	test('may bring any rooms together', async () => {
		const code = `import * as practice from '$lib/practice/practice.server';
			import { letters } from '$lib/letters/letters.server';`;
		expect(await house('src/routes/letters/+page.server.ts', code)).toEqual([]);
	});

	test('cannot pull what makes the build into it', async () => {
		const code = `import { contentFolder } from '$lib/letters/build/folder';`;
		expect(await house('src/routes/+page.server.ts', code)).toHaveLength(1);
	});
});

describe('somebody who furnishes a room', () => {
	test('may use the database, ui, and the pure file of another room', async () => {
		const code = `import { call } from '$lib/supabase/call.server';
			import Notice from '$lib/ui/Notice.svelte';
			import { type Letter } from '../letters/letters';`;
		expect(await house('src/lib/practice/practice.server.ts', code)).toEqual([]);
	});

	test("may not use another room's server file", async () => {
		const code = `import { letters } from '$lib/letters/letters.server';`;
		expect(await house('src/lib/practice/practice.server.ts', code)).toEqual([
			expect.stringContaining('let a route bring both together')
		]);
	});

	test("may not use another room's component, from wherever it is written", async () => {
		const relative = svelte(`import Steps from '../practice/Steps.svelte';`);
		expect(await house('src/lib/letters/LetterPage.svelte', relative)).toHaveLength(1);
		const later = svelte(`const steps = import('$lib/practice/Steps.svelte');`);
		expect(await house('src/lib/letters/LetterPage.svelte', later)).toHaveLength(1);
		const again = `export * from '../reflections/reflections.server';`;
		expect(await house('src/lib/practice/practice.server.ts', again)).toHaveLength(1);
	});

	test('may not reach up into a route', async () => {
		const code = svelte(`import Kept from '../../routes/letters/Kept.svelte';`);
		expect(await house('src/lib/letters/LetterPage.svelte', code)).toHaveLength(1);
	});
});

describe('somebody who writes a pure file', () => {
	test('may use valibot and other pure files', async () => {
		const code = `import * as v from 'valibot';
			import type { Step } from '../letters/letters';
			import { plan } from './plans.ts';`;
		expect(await house('src/lib/practice/practice.ts', code)).toEqual([]);
	});

	test.each([
		'node:fs',
		'@supabase/supabase-js',
		'$app/paths',
		'./practice.server',
		'$lib/ui/send'
	])('may not use %s', async (source) => {
		const code = `import * as other from '${source}';`;
		expect(await house('src/lib/practice/practice.ts', code)).not.toEqual([]);
	});

	test('may use what the test needs in its test', async () => {
		const code = `import { test } from 'vitest';`;
		expect(await house('src/lib/practice/practice.test.ts', code)).toEqual([]);
	});
});

describe('somebody who works below the rooms', () => {
	test('finds that ui knows no room', async () => {
		const code = svelte(`import { type Letter } from '$lib/letters/letters';`);
		expect(await house('src/lib/ui/Card.svelte', code)).toHaveLength(1);
	});

	test('finds that the database client knows no room', async () => {
		const code = `import { letters } from '$lib/letters/letters.server';`;
		expect(await house('src/lib/supabase/client.server.ts', code)).toHaveLength(1);
	});
});

describe('somebody who wants to do it quickly', () => {
	test.each([
		`import { env } from '$env/dynamic/private'; export const key = env.SUPABASE_SECRET_KEY;`,
		`export const key = process.env['SUPABASE_SECRET_KEY'];`,
		'export const key = `sb_secret_${1}`;'
	])('cannot name the secret key in src: %s', async (code) => {
		expect(await house('src/lib/supabase/client.server.ts', code)).not.toEqual([]);
	});

	test('finds that the post room, which asks for mails that are due, may name it', async () => {
		const code = `export const key = process.env.SUPABASE_SECRET_KEY;`;
		expect(await house('src/lib/post/settings.ts', code)).toEqual([]);
		expect(await house('src/lib/postal/settings.ts', code)).not.toEqual([]);
	});

	test('cannot link within the course by a bare path', async () => {
		expect(await house('src/routes/+page.svelte', '<a href="/letters">Letters</a>')).toHaveLength(
			1
		);
		expect(await house('src/routes/+page.svelte', '<a href="https://x.example">X</a>')).toEqual([]);
	});
});
