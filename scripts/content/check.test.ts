import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import * as program from '../program';

const shipped = new URL('../../content', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'content-'));
const first = 'letters/1-power-in-the-room.md';

beforeEach(() => {
	rmSync(folder, { recursive: true });
	cpSync(shipped, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

function change(file: string, from: string | RegExp, to: string): void {
	const path = join(folder, file);
	const before = readFileSync(path, 'utf8');
	const after = before.replace(from, to);
	expect(after).not.toBe(before);
	writeFileSync(path, after);
}

const run = (script: string, ...args: string[]) =>
	program.run(script, args, { env: { COURSE_CONTENT: folder } });
const check = () => run('scripts/content.ts');
const record = (...args: string[]) => run('scripts/record.ts', ...args);

describe('whoever checks the content', () => {
	test('hears of the shipped course how its letters read, and nothing else', async () => {
		const { ok, output } = await check();
		expect(output.trim().split('\n')).toEqual(
			Array(5).fill(expect.stringMatching(/\.md: \d+ words, reading ease \d+$/))
		);
		expect(ok).toBe(true);
	});

	test('hears of each mistake where it is, and what was expected', async () => {
		change('course.md', 'These letters begin there.', 'Thees [letters](#nowhere) begin there.');
		change(first, /\]\(\/gatherings\)/, '](/letters/no-such-letter)');
		change(first, /\[([^\]]+)\]\(#word-agency\)/, '$1');
		change(first, /\[([^\]]+)\]\(#source-owen-2014\)/, '$1');
		change(first, /^ {4}doi: 10\.1037\/a0037420\n/m, '');
		change(first, '\n\n## ', '\n\nIt is simply a safe\nspace, and of another color.\n\n## ');
		change('letters/5-beyond-the-room.md', '## What we know', `${'word '.repeat(60)}\n\n## What we know`);
		const { ok, output } = await check();
		expect(ok).toBe(false);
		for (const said of [
			/course\.md:\d+: “Thees” should be spelled/,
			/course\.md:\d+: the link to `#nowhere` should lead to a heading/,
			/1-power\S+:\d+: the link to `\/letters\/no-such-letter` should lead to a page of the course/,
			/1-power\S+: `words`: the prose should link to “agency”, as #word-agency/,
			/1-power\S+: `sources`: the prose should link to `owen-2014`/,
			/1-power\S+: `sources`: `owen-2014` should have a `doi` or a `publisher`/,
			/1-power\S+:\d+: “simply” should not be in this course/,
			/1-power\S+:\d+: “safe space” should not be in this course/,
			/1-power\S+:\d+: “color” should be spelled as in British English/,
			/5-beyond\S+: the prose should be 900 to 1400 words long; it has 14\d\d/
		]) {
			expect(output).toMatch(said);
		}
	});

	test('hears of a letter with a new slug, until it says which it had', async () => {
		const [before, after] = ['1-power-in-the-room', '1-who-decides-here'];
		for (const kind of ['md', 'svg']) {
			renameSync(
				join(folder, `letters/${before}.${kind}`),
				join(folder, `letters/${after}.${kind}`)
			);
		}
		expect((await check()).output).toMatch(/The letter `power-in-the-room` .* is gone/);
		expect((await record()).ok).toBe(false);
		change(`letters/${after}.md`, 'aliases: []', 'aliases: [power-in-the-room]');
		expect((await record()).ok).toBe(true);
		expect((await check()).ok).toBe(true);
	});

	test('hears of a step that vanished, until it is said to be retired', async () => {
		change(first, /^ {2}- id: look-again\n[\s\S]*?(?=^\S|^ {2}- id|\n\n)/m, '');
		expect((await check()).output).toMatch(/`steps` has lost `look-again`.*retire look-again/);
		expect((await record('retire', 'no-such-step')).ok).toBe(false);
		expect((await record('retire', 'look-again')).ok).toBe(true);
		expect((await check()).ok).toBe(true);
		expect(readFileSync(join(folder, 'record.yaml'), 'utf8')).toMatch(
			/retired:\n\s+steps:\n\s+look-again: Take one thing/
		);
	});
});
