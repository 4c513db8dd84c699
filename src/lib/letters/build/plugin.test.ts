import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { contentFolder } from './folder';
import { checkFolder } from './plugin';

const folder = mkdtempSync(join(tmpdir(), 'course-'));
const first = join(folder, 'letters/1-power-in-the-room.md');

function change(file: string, from: string | RegExp, to: string): void {
	writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

beforeEach(() => {
	rmSync(folder, { recursive: true });
	cpSync(contentFolder(), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an owner who builds the course', () => {
	test('gets it from the folder as shipped', () => {
		expect(checkFolder(folder).title).toBe('Five Letters');
	});

	test('hears of mistakes in all files at once', () => {
		change(join(folder, 'course.md'), /^lead:.*$/m, '');
		change(first, /^title:.*$/m, 'title: 7');
		expect(() => checkFolder(folder)).toThrow(
			/2 mistakes[\s\S]*course\.md: `lead` is missing[\s\S]*1-power-in-the-room\.md: `title` should be some text; it is 7/
		);
	});

	test('hears that two letters use one step id', () => {
		cpSync(first, join(folder, 'letters/2-again.md'));
		expect(() => checkFolder(folder)).toThrow(
			/2-again\.md: `steps` should be used once in the whole course; it is "notice-the-urge"/
		);
	});

	test('hears that front matter is no YAML', () => {
		change(first, /^title:.*$/m, 'title: "open');
		expect(() => checkFolder(folder)).toThrow(
			/1-power-in-the-room\.md: the front matter should be YAML/
		);
	});

	test('hears that course.md is missing', () => {
		rmSync(join(folder, 'course.md'));
		expect(() => checkFolder(folder)).toThrow(/course\.md is missing/);
	});
});
