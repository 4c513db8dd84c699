/**
 * The course's own process is killed in the middle of a list that it mails, for real and with SIGKILL,
 * and started again: on a database and before a mailbox of this test's own, since any other post room
 * would finish the list.
 */
import { ask } from './ask.ts';
import { open as openLetterbox } from './database/letterbox.ts';
import { embedded } from './database/server.ts';
import { test } from './own-course.ts';
import { expect, newAddress } from './people.ts';

const LISTED = 60;

test('a course killed in the middle of a list and started again mails nobody twice, and tells of each what became of it', async ({
	ownCourse,
	scripted
}) => {
	test.skip(!scripted, 'No page is looked at.');
	test.setTimeout(180_000);
	const database = await embedded();
	const mailbox = await openLetterbox();
	try {
		const surroundings = {
			SUPABASE_URL: database.url,
			SUPABASE_PUBLISHABLE_KEY: database.keys.publishable,
			SUPABASE_SECRET_KEY: database.keys.secret,
			SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`,
			MAIL_FROM: 'letters@five-letters.example'
		};
		const addresses = Array.from({ length: LISTED }, (_, n) => `wren${n}@people.example`);
		const mailed = () => mailbox.letters.flatMap(({ to }) => to.map(({ address }) => address));

		let course = await ownCourse(surroundings);
		const cookie = await enterAsHost();
		const started = await to('/cohorts?/start', { name: 'Long list' });
		const inviting = `/cohorts/${started.split('/')[2]}/people/inviting`;
		await to(`${inviting}?/invite`, { addresses: addresses.join('\n'), days: '14' });

		await expect
			.poll(() => mailed().length, { timeout: 60_000, intervals: [10] })
			.toBeGreaterThan(9);
		course.child.kill('SIGKILL');
		await course.ended;
		const before = mailed().length;
		expect(before).toBeLessThan(LISTED);
		expect(course.log()).not.toContain('"event":"post"');

		course = await ownCourse(surroundings);
		await expect
			.poll(async () => (await states()).waiting ?? 0, { timeout: 60_000 })
			.toBeLessThanOrEqual(1);
		// What was in hand when it was killed may have gone; ten minutes later that is said.
		await database.sql(
			"update private.invited set handed_at = handed_at - interval '10 minutes' where sent_at is null"
		);
		const { sent = 0, uncertain = 0, ...others } = await states();
		expect(others).toEqual({});
		expect(uncertain).toBeLessThanOrEqual(1);
		expect(sent + uncertain).toBe(LISTED);

		const each = mailed().sort();
		expect(each).toEqual([...new Set(each)]);
		expect(each.length).toBeGreaterThanOrEqual(sent);
		const missing = addresses.filter((address) => !each.includes(address));
		const { text } = await ask(course.url + inviting, { cookie });
		// Nobody is told that a mail went which did not come.
		for (const address of missing) expect(await stateOf(address)).toBe('uncertain');
		expect(/\d+ mailed/.exec(text)?.[0]).toBe(`${sent} mailed`);
		expect(/\d+ perhaps mailed/.test(text)).toBe(uncertain > 0);

		async function enterAsHost(): Promise<string> {
			const email = newAddress('Hester');
			await ask(`${course.url}/account/sign-in?/mail`, { form: { email, next: '/cohorts' } });
			const { code } = await database.mailbox.next(email);
			const form = { email, code, next: '/cohorts' };
			const { headers } = await ask(`${course.url}/account/sign-in?/code`, { form });
			const cookies = headers['set-cookie']?.map((one) => one.split(';')[0]).join('; ') ?? '';
			const named = { name: 'Hester', pronouns: '' };
			await ask(`${course.url}/account/welcome`, { form: named, cookie: cookies });
			await database.sql(
				'insert into private.hosts (user_id) select id from auth.users where email = $1',
				[email]
			);
			return cookies;
		}

		/** Sends a form as a page does; where it leads. */
		async function to(path: string, form: Record<string, string>): Promise<string> {
			const { status, headers, text } = await ask(course.url + path, { form, cookie });
			expect(status, text).toBeLessThan(400);
			return headers.location ?? '';
		}

		async function states(): Promise<Record<string, number>> {
			const rows = await database.sql(
				'select private.invited_state(i) as state, count(*)::integer as n from private.invited i group by 1'
			);
			return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]));
		}

		async function stateOf(address: string) {
			const [row] = await database.sql(
				'select private.invited_state(i) as state from private.invited i where email = $1',
				[address]
			);
			return row?.state;
		}
	} finally {
		await database.close();
		await mailbox.close();
	}
});
