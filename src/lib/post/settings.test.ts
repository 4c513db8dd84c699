import { expect, test } from 'vitest';
import { parseSettings } from './settings';

const whole = {
	SMTP_URL: 'smtp://127.0.0.1:1025',
	MAIL_FROM: 'Five Letters <letters@course.example>',
	SUPABASE_SECRET_KEY: 'sb_secret_x'
};

test('an operator who set everything has a post room', () => {
	expect(parseSettings(whole)).toEqual({
		smtpUrl: 'smtp://127.0.0.1:1025',
		from: 'Five Letters <letters@course.example>',
		secretKey: 'sb_secret_x'
	});
	expect(parseSettings({ ...whole, MAIL_FROM: ' letters@course.example ' })).toMatchObject({
		from: 'letters@course.example'
	});
});

test('an operator who left something out is told what', () => {
	expect(parseSettings({})).toEqual(['SMTP_URL', 'MAIL_FROM', 'SUPABASE_SECRET_KEY']);
	expect(parseSettings({ ...whole, MAIL_FROM: ' ' })).toEqual(['MAIL_FROM']);
});

test('an operator who mistyped something is told what was expected', () => {
	for (const SMTP_URL of ['mail.example.org', 'https://mail.example.org', 'smtp:// x']) {
		expect(() => parseSettings({ ...whole, SMTP_URL })).toThrow(/SMTP_URL must be like smtp:/);
	}
	for (const MAIL_FROM of ['Five Letters', 'a@b\r\nBcc: c@d', 'A <a@b>, B <b@c>']) {
		expect(() => parseSettings({ ...whole, MAIL_FROM })).toThrow(/MAIL_FROM must be like/);
	}
});
