import { expect, test } from 'vitest';
import { onPaper } from './paper';

const paper = (html: string) => onPaper(html, (source) => (source === 'owen-2014' ? 7 : undefined));

test('a word that opens on the screen is a word on paper', () => {
	const opens =
		'<span><button type="button" class="term" id="use-power" popovertarget="meaning-power">power</button>' +
		'<span class="meaning" id="meaning-power" popover="auto"><strong>power</strong> Being able.</span></span>';
	expect(paper(`<p>It was ${opens}.</p>`)).toBe('<p>It was <span>power</span>.</p>');
});

test('a link to a source is a numbered note', () => {
	expect(paper('<a href="#source-owen-2014">Owen, <em>2014</em></a>, asked')).toBe(
		'Owen, <em>2014</em><sup class="note">7</sup>, asked'
	);
	expect(paper('<a href="#source-nobody">Nobody</a>')).toBe('Nobody');
});

test('a link to elsewhere is written out, one within the course is its words', () => {
	expect(paper('<a href="https://example.org/a">this</a>, <a href="/gatherings">those</a>')).toBe(
		'this (https://example.org/a), those'
	);
});

test('the way past a pause is not needed on paper', () => {
	expect(paper('<p>That counts.</p>\n<p><a href="#what-we-know">Skip the pause</a></p>')).toBe(
		'<p>That counts.</p>\n'
	);
});

test('headings stand one level lower, and nothing carries a name', () => {
	expect(paper('<h2 id="a">A</h2><h3 id="b">B</h3>')).toBe('<h3>A</h3><h4>B</h4>');
});
