import { expect, test } from 'vitest';
import { headOf } from './preview';

const preview = {
	title: '"><script>alert(1)</script>',
	description: 'Short & sweet',
	path: '/letters/a',
	picture: { path: '/a.png', words: 'A picture' },
	type: 'article' as const,
	data: { name: '</script><script>alert(1)</script><!--' }
};

test('no word of a letter breaks out of the place where other sites read it', () => {
	const head = headOf(preview, 'Course', 'https://course.example');
	expect(head).toContain('content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
	expect(head.match(/<\/?script/g)).toEqual(['<script', '</script']);
	const [, json = ''] = /ld\+json">(.*)<\/script>$/.exec(head) ?? [];
	expect(json).not.toContain('<');
	expect(JSON.parse(json)).toEqual(preview.data);
});

test('whoever links to a page shows its own address and picture', () => {
	const head = headOf(preview, 'Course', 'https://course.example');
	expect(head).toContain('<meta property="og:url" content="https://course.example/letters/a" />');
	expect(head).toContain('<meta property="og:image" content="https://course.example/a.png" />');
});
