import { compile } from 'mdsvex';
import { describe, expect, test } from 'vitest';
import { markdown } from './markdown';

const matter = '---\nwords:\n  - term: role power\n    meaning: It comes with the seat.\n---\n\n';

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
