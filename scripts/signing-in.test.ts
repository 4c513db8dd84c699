import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plain } from '../supabase/embedded/mail.ts';
import { codeIn, linkIn } from './signing-in.ts';

const hash = '0940c7f5aba191cbd570df70a3bd421e0c26f615939b1162cd1c749979793e56';

/** A mail as it arrives, out of the template that Auth fills in. */
function mail(template: string): string {
	const file = new URL(`../supabase/templates/${template}.html`, import.meta.url);
	return readFileSync(file, 'utf8')
		.replaceAll('{{ .Token }}', '042917')
		.replaceAll('{{ .TokenHash }}', hash)
		.replaceAll('{{ .SiteURL }}', 'http://127.0.0.1:3000');
}

test.each([
	['magic_link', 'magiclink'],
	['confirmation', 'signup']
])('the link and the code are found in %s, in both forms of the mail', (template, type) => {
	const link = `http://127.0.0.1:3000/account/confirm?token_hash=${hash}&type=${type}`;
	for (const text of [mail(template), plain(mail(template))]) {
		expect(linkIn(text)).toBe(link);
		expect(codeIn(text)).toBe('042917');
	}
});

test('who reads the mail as plain text reads whole sentences and no markup', () => {
	const text = plain(mail('magic_link'));
	expect(text).toMatch(/^Hello,\n\n/);
	expect(text).toContain('good for ten minutes');
	expect(text).not.toMatch(/[<>{}]|&amp;|\n{3}/);
});

test('a mail without a code or a link gives none', () => {
	expect(linkIn('See https://example.org/account/sign-in')).toBeUndefined();
	expect(codeIn(`Order 12345678, hash ${hash}`)).toBeUndefined();
});
