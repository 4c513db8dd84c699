import { compile } from 'mdsvex';
import { describe, expect, test } from 'vitest';
import { markdown } from './markdown';

const matter = `---
words:
  - term: role power
    meaning: It comes with the seat.
sources:
  - { id: a, author: Ann, year: 2001, title: On seats, doi: 10.1000/a }
  - { id: b, author: Bo, year: 2002, title: On doors, publisher: Beacon }
steps:
  - { id: sit, move: wait }
  - { id: walk }
  - { id: stand, move: wait }
---

`;

async function page(text: string): Promise<string> {
	return (
		(await compile(matter + text, { ...markdown, filename: 'letter.md' }))?.code.replace(
			/\s+/g,
			' '
		) ?? ''
	);
}

describe('a reader of a letter', () => {
	test('can be led to a heading', async () => {
		expect(await page('## What we know')).toContain('<h2 id="what-we-know">');
	});

	test('opens the meaning of a word in place, where it is first used', async () => {
		const html = await page('Some [role power](#word-role-power), more [of it](#word-role-power).');
		expect(html).toContain('popovertarget="meaning-role-power" >role power</button>');
		expect(html).toContain('<strong>role power</strong> It comes with the seat.</span>');
		expect(html).toContain('<a href="#word-role-power">of it</a>');
	});

	test('opens the note on a source in place, numbered in the order of the prose', async () => {
		const html = await page('[Ann](#source-a) and [Bo](#source-b), then [Ann](#source-a) again.');
		expect(html).toMatch(/id="cite-a" popovertarget="note-a" ?>Ann<sup>.*?1<\/sup><\/button>/);
		expect(html).toMatch(/popovertarget="note-b" ?>Bo<sup>.*?2<\/sup>/);
		expect(html).toMatch(/class="term cite" popovertarget="note-a" ?>Ann<sup>.*?1<\/sup>/);
		expect(html.match(/id="note-a"/g)).toHaveLength(1);
		expect(html).toContain('<a href="https://doi.org/10.1000/a">doi.org/10.1000/a</a>');
		expect(html).toContain('>Ann. (2001). <cite>On seats.</cite>');
	});

	test('has a way to the list where nothing opens', async () => {
		const html = await page('[Bo](#source-b)');
		expect(html).toMatch(/<a class="to-list" href="#source-b" aria-label="Source 1" ?>1<\/a>/);
	});

	test('finds a step at the end of its move, before the pause', async () => {
		const pause = '<aside class="pause">\n\n### Rest\n\n</aside>';
		const html = await page(`## Wait\n\nA breath.\n\n${pause}\n\n## Then\n\nGo.`);
		expect(html).toMatch(/A breath\.<\/p>\s*<i data-steps="sit stand"><\/i>\s*<aside/);
		expect(html.match(/data-steps/g)).toHaveLength(1);
	});

	test('sees what to say and what to stop set apart', async () => {
		expect(await page('**Say:** “You choose.”\n\n**Stop:** explaining.')).toMatch(
			/<p class="say"><strong>Say:<\/strong>[\s\S]*<p class="stop"><strong>Stop:<\/strong>/
		);
		expect(await page('**Sometimes** I wait.')).toContain('<p><strong>Sometimes</strong>');
	});

	test('finds Markdown at work within the pause', async () => {
		const html = await page(
			'<aside class="pause">\n\n### Two minutes\n\n[Skip](#next)\n\n</aside>'
		);
		expect(html).toContain('<h3 id="two-minutes">Two minutes</h3>');
		expect(html).toContain('<a href="#next">Skip</a>');
	});
});
