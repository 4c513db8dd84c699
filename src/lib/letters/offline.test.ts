import { describe, expect, test } from 'vitest';
import { mayBeKept, pathsListed, rooted } from './offline';

describe('what may be kept on a device', () => {
	const said = (control?: string) =>
		mayBeKept(new Headers(control ? { 'cache-control': control } : {}));

	test('is what the server calls public', () => {
		expect(said('public, max-age=0, must-revalidate')).toBe(true);
	});

	test.each(['private, no-store', 'no-store', 'public, no-store', 'max-age=60', undefined])(
		'is nothing else: %s',
		(control) => {
			expect(said(control)).toBe(false);
		}
	);
});

test('the list of what can be read gives its links, and no others of its page', () => {
	const html =
		'<a href="/account">Account</a><ul class="kept-pages"><li><a href="/">Front page</a></li>' +
		'<li><a href="/letters/one">One</a></li></ul><a href="/cohorts">Cohort</a>';
	expect(pathsListed(html)).toEqual(['/', '/letters/one']);
	expect(pathsListed('<p>No list.</p>')).toEqual([]);
});

test('a page of the top can be shown at any depth', () => {
	const html = '<link href="./_app/a.css"><a href="./letters">Letters</a><a href=".">Door</a>';
	expect(rooted(html, '')).toBe(
		'<link href="/_app/a.css"><a href="/letters">Letters</a><a href="/">Door</a>'
	);
	expect(rooted('<a href="./letters" id="x">', '/course')).toBe(
		'<a href="/course/letters" id="x">'
	);
	expect(rooted('<a href="?">Again</a><a href="#main">', '')).toBe(
		'<a href="?">Again</a><a href="#main">'
	);
});
