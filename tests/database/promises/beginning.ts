/** What one who writes back begins with: their own words, who would read them, what went before. */
import { beforeAll, expect, test } from 'vitest';
import type { Cast } from '../cast.ts';
import { addFacilitator, invite, join, startCohort } from '../circles.ts';
import { send, sendToCircle } from '../correspondence.ts';
import type { Person } from '../people.ts';
import type { Server } from '../server.ts';
import { writingTo } from '../writing.ts';

type Sent = { reply: string; audience: string; cohort_name: string; to: { name: string }[] };
type Beginning = {
	reflection: { body: string; sealed_until: string | null } | null;
	cohorts: object[];
	circles: object[];
	sent: Sent[];
};

/** Where cohorts' tests send from. */
const place = { letter: 'sent', prompt: 'after' };

export function beginning(server: Server, cast: Cast): void {
	let cohort: string;
	let door: string;
	beforeAll(async () => {
		cohort = await startCohort(server, cast.mara, 'Beginning');
		door = await invite(cast.mara, cohort);
		for (const person of [cast.finn, cast.ben]) await join(person, door);
	});

	const { save } = writingTo(server, place.letter);
	const begin = (person: Person) => person.document<Beginning>('reply_begin', place);
	const isHere = ({ cohort_name }: Sent) => cohort_name === 'Beginning';
	/** As the page to write back, the notebook's and the letter's tell it, which is the same. */
	async function sent(person: Person): Promise<Sent[]> {
		const { sent } = await begin(person);
		const entry = await person.document<Beginning>('reflection_page', place);
		expect(entry.sent).toEqual(sent);
		const { letter } = place;
		const side = await person.document<{ sent: (Sent & { prompt: string })[] }>('letter_page', {
			letter
		});
		expect(side.sent.filter(({ prompt }) => prompt === place.prompt)).toEqual(sent);
		return sent.filter(isHere);
	}

	test('it begins with the writer’s own words, but for sealed ones, and with who would read them', async () => {
		await save(cast.finn, 'after', 'Finn’s own words');
		const { reflection, cohorts, circles } = await begin(cast.finn);
		expect(reflection).toEqual({ body: 'Finn’s own words', sealed_until: null });
		// As all that was sent tells it.
		expect({ cohorts, circles }).toEqual(
			await cast.finn
				.document('replies_page')
				.then(({ cohorts, circles }) => ({ cohorts, circles }))
		);
		expect(JSON.stringify(cohorts)).toContain('Mara');
		expect(await begin(cast.noor)).toMatchObject({ reflection: null });

		const opens_on = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
		await cast.finn.document('seal_save', { ...place, opens_on });
		expect((await begin(cast.finn)).reflection).toEqual({ body: '', sealed_until: opens_on });
		await server.sql('delete from public.reflections where user_id = $1', [cast.finn.id]);
	});

	test('it tells what went from there, to whom by name, until it is taken back', async () => {
		const reply = await send(cast.finn, cohort, 'Finn’s words');
		await send(cast.finn, cohort, 'From elsewhere', { prompt: 'before' });
		expect(await sentFrom('before')).toHaveLength(1);
		expect(await sent(cast.finn)).toMatchObject([
			{ reply, audience: 'facilitators', to: [{ name: 'Mara' }] }
		]);
		await addFacilitator(cast.mara, cohort, cast.noor);
		await cast.mara.document('circle_save', { cohort, open: true });
		const message = await sendToCircle(cast.finn, cohort, 'For everybody');
		expect(await sent(cast.finn)).toMatchObject([
			{ reply: message, audience: 'circle', to: [] },
			{ reply, to: [{ name: 'Mara' }, { name: 'Noor' }] }
		]);
		// Nobody else's is told of.
		expect(await sent(cast.ben)).toEqual([]);
		expect(await sent(cast.mara)).toEqual([]);

		await cast.finn.document('reply_withdraw', { reply: message });
		expect((await sent(cast.finn)).map(({ reply }) => reply)).toEqual([reply]);
	});

	test('where the cohort is closed nobody is named', async () => {
		expect((await sent(cast.finn)).flatMap(({ to }) => to)).toHaveLength(2);
		await server.sql(
			'update private.cohorts set ended_at = now(), closes_at = now() where id = $1',
			[cohort]
		);
		expect(await sent(cast.finn)).toMatchObject([{ cohort_name: 'Beginning', to: [] }]);
	});

	async function sentFrom(prompt: string): Promise<Sent[]> {
		const page = await cast.finn.document<Beginning>('reply_begin', { ...place, prompt });
		return page.sent.filter(isHere);
	}
}
