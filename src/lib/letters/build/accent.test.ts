import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accentSheet, contrast, mistakesInAccent } from './accent';

const theme = readFileSync(new URL('../../ui/look/theme.css', import.meta.url), 'utf8');
const file = 'content/course.md';

describe('an owner who chooses a colour', () => {
	test('gets it on every page, with its shades, and no page carries a style', () => {
		const sheet = accentSheet({ light: '#0b4a6f', dark: '#9fd0f0' }, theme);
		expect(sheet).toMatch(/^:root\{--color-clay:light-dark\(#0b4a6f,#9fd0f0\);/);
		expect(sheet.match(/#[0-9a-f]{6}/g)).toHaveLength(6);
	});

	test('that everyone can read hears nothing', () => {
		expect(mistakesInAccent(file, { light: '#812e14', dark: '#f0a684' }, theme)).toEqual([]);
	});

	test('that not everyone can read is told which, and how far it is off', () => {
		expect(mistakesInAccent(file, { light: '#c25a3a', dark: '#a0522d' }, theme)).toEqual([
			expect.stringMatching(
				/^content\/course\.md: `accent\.light` should be darker.*7 to 1.*#c25a3a has \d\.\d on/
			),
			expect.stringMatching(/^content\/course\.md: `accent\.dark` should be lighter.*#a0522d has/)
		]);
	});
});

test('contrast is measured as WCAG does', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
