import { describe, expect, test } from 'vitest';
import { dress, readCookie, readForm, usual, writeCookie } from './comfort';

const page = `<html lang="en"><meta name="color-scheme" content="light dark" />
<meta name="theme-color" content="#fff" media="(prefers-color-scheme: light)" />
<meta name="theme-color" content="#000" media="(prefers-color-scheme: dark)" />
<form class="comfort"><input name="light" value="usual"/><input name="light" value="dark"/></form>
<main>`;

function form(fields: Record<string, string>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.set(name, value);
	return data;
}

describe('a reader who chooses', () => {
	test('has it again from the cookie', () => {
		const chosen = { size: 'larger', lines: 'wide', light: 'dark', face: 'plain' };
		expect(readForm(form(chosen))).toEqual(chosen);
		expect(writeCookie(chosen)).toBe('larger.wide.dark.plain');
		expect(readCookie('larger.wide.dark.plain')).toEqual(chosen);
	});

	test.each([undefined, '', 'x', 'a.b.c.d', '"><script>.wide"', '....', '__proto__.constructor'])(
		'has everything as usual where the cookie says nothing known: %s',
		(cookie) => expect(readCookie(cookie)).toEqual(usual)
	);

	test('keeps what is known beside what is not', () => {
		expect(readForm(form({ size: 'huge', light: 'dark', role: 'host' }))).toEqual({
			...usual,
			light: 'dark'
		});
	});

	test('gets the page in that dress: style, the browser around it, and the boxes', () => {
		const dark = dress(page, { ...usual, light: 'dark', size: 'large' });
		expect(dark).toContain('<html lang="en" data-size="large" data-light="dark">');
		expect(dark).toContain('name="color-scheme" content="dark"');
		expect(dark).toContain('content="#fff" media="not all"');
		expect(dark).toContain('content="#000" media="all"');
		expect(dark).toContain('<input name="light" value="dark" checked/>');
		expect(dark).toContain('<input name="light" value="usual"/>');
	});

	test('gets the boxes on the form’s own page too', () => {
		const own = dress(`${page}${/<form.*form>/.exec(page)?.[0]}`, { ...usual, light: 'dark' });
		expect(own.match(/value="dark" checked/g)).toHaveLength(2);
	});

	test('reads what somebody wrote as they wrote it, also where it looks like the form', () => {
		const words = '<p>&lt;form class="comfort">&lt;input name="light" value="dark">';
		expect(dress(page + words, { ...usual, light: 'dark' }).split('<main>')[1]).toBe(words);
	});

	test('gets it whatever dress the page was kept in', () => {
		const dark = { ...usual, light: 'dark' };
		expect(dress(dress(page, usual), dark)).toBe(dress(page, dark));
		expect(dress(page, usual)).toContain('<html lang="en">');
		expect(dress(page, usual)).toContain('media="(prefers-color-scheme: dark)"');
	});
});
