/** A name is one plain line: it cannot disguise the line that it stands in. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { makeHost } from '../circles.ts';
import { expectUnacceptable } from '../people.ts';
import type { Server } from '../server.ts';

const tricks = {
	'a right-to-left override': 'Ada\u202egnp',
	'a left-to-right override': '\u202dAda',
	'a right-to-left embedding': '\u202bAda',
	'a right-to-left isolate': 'Ada\u2067',
	'an end of isolate': 'Ada\u2069',
	'a right-to-left mark': 'Ada\u200f',
	'an Arabic letter mark': 'Ada\u061c',
	'a line break': 'Ada\nAdministrator',
	'a line separator': 'Ada\u2028Administrator',
	'a tab': 'Ada\tBen',
	'an escape': 'Ada\u001b[2K',
	'a next-line control': 'Ada\u0085Ben',
	'a byte order mark': '\ufeffAda',
	'a space around': ' Ada',
	'a null byte': 'Ada\u0000'
};

const names = [
	'Ada',
	'O’Connor-Šimić',
	'نیما\u200cزاده',
	'אדה',
	'李 明',
	'Ada 👩🏾\u200d⚕️',
	'<b>Ada</b>',
	'=1+1'
];

export function plainNames(server: Server, cast: Cast): void {
	beforeAll(() => makeHost(server, cast.finn));
	afterAll(async () => {
		await cast.finn.document('profile_save', { display_name: 'Finn', pronouns: null });
	});

	test.each(Object.entries(tricks))('a name with %s is refused', async (_, name) => {
		const { finn } = cast;
		const answers = [
			await finn.call('profile_save', { display_name: name, pronouns: null }),
			await finn.call('profile_save', { display_name: 'Finn', pronouns: name }),
			await finn.rest('PATCH', '/rest/v1/profiles?user_id=not.is.null', { display_name: name }),
			await finn.call('cohort_start', { name })
		];
		for (const answer of answers) expectUnacceptable(answer);
		expect(await finn.document('profile_page')).toMatchObject({
			me: { name: 'Finn', pronouns: null }
		});
	});

	test.each(names)('a person may be called %s', async (name) => {
		await cast.finn.document('profile_save', { display_name: name, pronouns: null });
		expect(await cast.finn.document('profile_page')).toMatchObject({ me: { name } });
	});

	test('a name has 1 to 80 characters, as people count them', async () => {
		const save = (display_name: string) =>
			cast.finn.call('profile_save', { display_name, pronouns: null });
		expect((await save('😀'.repeat(80))).status).toBeLessThan(300);
		for (const name of ['😀'.repeat(81), '', '   ']) expectUnacceptable(await save(name));
		const page = await cast.finn.document('profile_page');
		expect(page).toMatchObject({ me: { name: '😀'.repeat(80) } });
	});
}
