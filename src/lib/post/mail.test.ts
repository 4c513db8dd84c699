import { expect, test } from 'vitest';
import { compose, type Due } from './mail';

const due: Due = {
	mail: '00000000-0000-4000-8000-000000000001',
	email: 'amara@people.example',
	name: 'Amara',
	cohort: { id: '00000000-0000-4000-8000-000000000002', name: 'Spring circle' },
	kind: 'waiting',
	count: 1,
	key: '0123456789abcdef0123456789abcdef'
};
const sender = { title: 'Five Letters', origin: 'https://course.example' };

test('a facilitator reads where somebody waits, and how to end such mails', () => {
	const mail = compose(due, sender);
	expect(mail.subject).toBe('Somebody waits for an answer in Spring circle');
	expect(mail.text).toContain('Hello Amara,');
	expect(mail.text).toContain(`https://course.example/cohorts/${due.cohort.id}/overview`);
	expect(mail.text).toContain(`https://course.example/mail/off/${due.key}`);
	expect(mail.headers).toMatchObject({
		'List-Unsubscribe': `<https://course.example/mail/off/${due.key}>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	});
});

test('a learner reads that an answer came back, and finds it on the desk', () => {
	const mail = compose({ ...due, kind: 'came back', name: null }, sender);
	expect(mail.subject).toBe('An answer came back to you in Spring circle');
	expect(mail.text).toMatch(/^Hello,\n/);
	expect(mail.text).toContain('https://course.example/desk\n');
});

test('several are told as so many', () => {
	expect(compose({ ...due, count: 3 }, sender).text).toContain('3 replies wait');
	expect(compose({ ...due, kind: 'came back', count: 2 }, sender).text).toContain(
		'answers to 2 of'
	);
});

test('a mail that is tried again is known by the same name', () => {
	expect(compose(due, sender).messageId).toBe(compose({ ...due, count: 2 }, sender).messageId);
});
