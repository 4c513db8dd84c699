import { expect, test } from 'vitest';
import { compose, type Invitation, type News } from './mail';

const due: News = {
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

const invitation: Invitation = {
	mail: due.mail,
	email: 'wren@people.example',
	cohort: due.cohort,
	kind: 'invited',
	by: 'Mara',
	token: 'fedcba9876543210fedcba9876543210',
	until: '2026-12-09T10:00:00+00:00',
	key: due.key
};

test('who is invited reads by whom, to what, until when, and how to say no', () => {
	const mail = compose(invitation, sender);
	expect(mail.subject).toBe('Mara invites you to Spring circle');
	for (const words of [
		'Mara invites you to “Spring circle”',
		`https://course.example/join/${invitation.token}\n`,
		'works once, and is open until 9 December 2026',
		'https://course.example/letters\n',
		`https://course.example/mail/no/${due.key}\n`
	]) {
		expect(mail.text).toContain(words);
	}
	expect(mail.headers['List-Unsubscribe']).toBe(`<https://course.example/mail/no/${due.key}>`);
	expect(mail.text).not.toContain('mail/off');
	expect(Math.max(...mail.text.split('\n').map((line) => line.length))).toBeLessThan(100);
});

test('an invitation whose writer facilitates no more still tells to what', () => {
	expect(compose({ ...invitation, by: null }, sender)).toMatchObject({
		subject: 'You are invited to Spring circle',
		text: expect.stringContaining('You are invited to “Spring circle”')
	});
});
