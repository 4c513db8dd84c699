/** The post room, between the real database and a real mail server that comes and goes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deliver } from '../../../src/lib/post/deliver.ts';
import { open as openOffice } from '../../../src/lib/post/office.server.ts';
import type { Cast } from '../cast.ts';
import { invite, join, startCohort } from '../circles.ts';
import { send } from '../correspondence.ts';
import { nextDay, tidy } from '../mails.ts';
import { open, type Letterbox } from '../letterbox.ts';
import type { Server } from '../server.ts';

export function post(server: Server, cast: Cast): void {
	let letterbox: Letterbox;
	let cohort: string;

	beforeEach(async () => {
		letterbox = await open();
		await tidy(server);
		cohort = await startCohort(server, cast.mara, 'Post');
		await cast.mara.document('hearing_save', { cohort, hears: true });
		await join(cast.ada, await invite(cast.mara, cohort));
	});
	afterEach(() => letterbox.close());

	/** A round of one of the course's processes. */
	function round() {
		const settings = {
			smtpUrl: `smtp://127.0.0.1:${letterbox.port}`,
			from: 'Five Letters <letters@course.example>',
			secretKey: server.keys.secret
		};
		const sender = { title: 'Five Letters', origin: 'https://course.example' };
		return deliver(openOffice(server.url, settings, sender), () => false);
	}

	/** What has come, once as many as were sent have. */
	async function letters(count: number) {
		await vi.waitFor(() => expect(letterbox.letters.length).toBeGreaterThanOrEqual(count));
		return letterbox.letters;
	}

	test('a mail names the cohort and leads there, ends such mails by one click, and says nothing of what was written', async () => {
		await send(cast.ada, cohort, 'Words for Mara alone');
		expect(await round()).toEqual({ sent: 1, problems: [] });
		const [letter, ...more] = await letters(1);
		expect(more).toEqual([]);
		expect(letter).toMatchObject({
			to: [{ address: cast.mara.email }],
			subject: 'Somebody waits for an answer in Post'
		});
		expect(letter?.text).toContain(`https://course.example/cohorts/${cohort}/overview`);
		expect(letter?.raw).not.toMatch(/Words for|Ada/);
		const off = /https:\/\/course\.example\/mail\/off\/[0-9a-f]{32}/.exec(letter?.text ?? '')?.[0];
		expect(letter?.raw).toContain(`List-Unsubscribe: <${off}>`);
		expect(letter?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
	});

	test('while the mail server is away people go on writing; when it is back, one mail comes, once', async () => {
		const { port } = letterbox;
		await letterbox.close();
		await send(cast.ada, cohort, 'Words');
		expect(await round()).toEqual({ sent: 0, problems: [expect.any(String)] });
		await send(cast.ada, cohort, 'Words');

		letterbox = await open(port);
		expect(await round()).toEqual({ sent: 0, problems: [] });
		await server.sql('update private.mails set next_try_at = now() where handed_at is null');
		const rounds = await Promise.all([round(), round(), round()]);
		expect(rounds.reduce((all, { sent }) => all + sent, 0)).toBe(1);
		await letters(1);
		await nextDay(server);
		expect(await round()).toEqual({ sent: 0, problems: [] });
		expect(await letters(1)).toHaveLength(1);
	});

	test('an address that the mail server refuses keeps nobody else from their mail', async () => {
		await cast.ada.document('hearing_save', { cohort, hears: true });
		const thread = await send(cast.ada, cohort, 'Words');
		await cast.mara.document('answer_send', {
			reply: thread,
			id: crypto.randomUUID(),
			body: 'Answer'
		});
		await send(cast.ada, cohort, 'Words');
		await server.sql('update auth.users set email = $2 where id = $1', [cast.mara.id, 'nowhere@']);
		const { sent, problems } = await round();
		await server.sql('update auth.users set email = $2 where id = $1', [
			cast.mara.id,
			cast.mara.email
		]);
		expect({ sent, problems }).toEqual({ sent: 1, problems: [expect.any(String)] });
		expect(await letters(1)).toMatchObject([{ to: [{ address: cast.ada.email }] }]);
	});
}
