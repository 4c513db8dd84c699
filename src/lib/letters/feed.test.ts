import { describe, expect, test } from 'vitest';
import { feedOf } from './feed';
import { sitemapOf } from './sitemap';

const course = { title: 'Tea & Letters', lead: 'For <you>.', signature: 'Us' };
const origin = 'https://course.example';
const letter = {
	slug: 'now',
	aliases: [],
	title: 'A “title” & more',
	summary: 'In <short>.',
	published: '2026-01-02',
	prose: '<p>Hello</p>'
};
const feed = (...letters: object[]) =>
	feedOf(
		course,
		letters.map((change) => ({ ...letter, ...change })),
		origin,
		'2026-09-09'
	);
const all = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside]) => inside);

describe('a reader who follows the letters', () => {
	test('gets nothing that could break out of its element', () => {
		const xml = feed({ prose: '<p>]]></content> & “so”</p>' });
		expect(all(xml, 'title')).toEqual(['Tea &amp; Letters', 'A “title” &amp; more']);
		expect(xml).toContain('&lt;p&gt;]]&gt;&lt;/content&gt; &amp; “so”&lt;/p&gt;');
		expect(all(xml, 'summary')).toEqual(['In &lt;short&gt;.']);
	});

	test('is not told twice of a letter that was renamed', () => {
		expect(all(feed({ slug: 'new', aliases: ['first-name', 'second'] }), 'id').at(-1)).toBe(
			`${origin}/letters/first-name`
		);
	});

	test('sees the newest first, and when something changed', () => {
		const xml = feed(
			{ title: 'Old', updated: '2026-08-08' },
			{ title: 'Undated', published: undefined }
		);
		expect(all(xml, 'title').slice(1)).toEqual(['Undated', 'Old']);
		expect(all(xml, 'updated')).toEqual([
			'2026-09-09T00:00:00Z',
			'2026-09-09T00:00:00Z',
			'2026-08-08T00:00:00Z'
		]);
	});

	test('is led from a word to the letter, and sees no button that does nothing', () => {
		const xml = feed({
			prose:
				'<p><span><button class="term" popovertarget="m">power</button><span class="meaning" id="m" popover="auto"><strong>power</strong> M</span></span> <a href="#source-x">X</a></p>'
		});
		expect(xml).toContain(
			'&lt;p&gt;&lt;span&gt;power&lt;/span&gt; &lt;a href=&quot;https://course.example/letters/now#source-x&quot;&gt;X&lt;/a&gt;&lt;/p&gt;'
		);
	});
});

test('a search engine is led to every page, and told when a letter changed', () => {
	const xml = sitemapOf(['/'], [letter, { slug: 'undated' }], origin);
	expect(all(xml, 'loc')).toEqual([
		`${origin}/`,
		`${origin}/letters/now`,
		`${origin}/letters/undated`
	]);
	expect(all(xml, 'lastmod')).toEqual(['2026-01-02']);
});
