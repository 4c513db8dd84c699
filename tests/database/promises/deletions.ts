/** Deleted words: nowhere at once, back for ten minutes, and then never. */
import { beforeAll, expect, test } from 'vitest';
import { begin, type Cast } from '../cast.ts';
import type { Person } from '../people.ts';
import type { Server } from '../server.ts';
import { writingTo } from '../writing.ts';

type Notebook = { found: number; entries: { version: number }[] };

const letter = 'taken-away';

export function deletions(server: Server, cast: Cast): void {
	beforeAll(async () => {
		for (const person of [cast.ada, cast.ben]) {
			await begin(server, person);
			await server.sql('delete from public.reflections where user_id = $1', [person.id]);
			await server.sql('delete from public.tries where user_id = $1', [person.id]);
		}
	});

	const { save, versions, age } = writingTo(server, letter);
	const find = (person: Person, search: string) =>
		person.document<Notebook>('notebook_page', { search, sort: 'time', page: 1 });

	test('deleted words are nowhere, and come back whole for ten minutes, and then never', async () => {
		const words = 'Something about the harbour, and what else there was to say of it.';
		const place = { letter, prompt: 'undone' };
		const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
		await save(cast.ben, 'undone', words);
		await save(cast.ben, 'undone', 'The harbour.', 1);
		await age(cast.ben, 'undone', 3 * 1440);
		await cast.ben.document('seal_save', { ...place, opens_on: day });
		const [before] = (await find(cast.ben, '')).entries;

		const back = () => cast.ben.document<object>('reflection_bring_back', place);
		const deleted = async () =>
			(await cast.ben.document<{ deleted: object[] }>('notebook_page', all)).deleted;
		const all = { search: '', sort: 'time', page: 1 };
		await cast.ben.document('reflection_delete', { ...place, based_on: 2 });
		for (const [name, args] of Object.entries({
			notebook_page: all,
			notebook_export: {},
			letter_page: { letter },
			reflection_page: place,
			desk_page: {}
		})) {
			expect(JSON.stringify(await cast.ben.document(name, args)), name).not.toContain('arbour');
		}
		for (const table of ['reflections', 'reflection_versions', 'seals']) {
			const { text } = await cast.ben.rest('GET', `/rest/v1/${table}?prompt=eq.undone`);
			expect(text, table).not.toMatch(/harbour|opens_on/);
		}
		expect((await find(cast.ben, 'harbour')).found).toBe(0);
		expect(await deleted()).toContainEqual(place);
		// Nobody else is told, and nobody else brings it back.
		expect(await cast.ada.document('reflection_bring_back', place)).toMatchObject({ back: false });

		expect(await back()).toEqual({ back: true, stands: true });
		expect((await find(cast.ben, '')).entries).toEqual([{ ...before, version: 4 }]);
		await cast.ben.document('seal_open', place);
		expect((await find(cast.ben, 'harbour')).entries).toMatchObject([{ body: 'The harbour.' }]);
		expect(await versions(cast.ben, 'undone')).toMatchObject([{ version: 1, body: words }]);
		expect(await back()).toEqual({ back: false, stands: false });

		await cast.ben.document('reflection_delete', { ...place, based_on: 4 });
		await server.sql(
			"update private.deletions set deleted_at = deleted_at - interval '10 minutes' where user_id = $1",
			[cast.ben.id]
		);
		expect(await back()).toEqual({ back: false, stands: false });
		expect(await deleted()).toEqual([]);
		const rest = await server.sql('select from private.deletions where user_id = $1', [
			cast.ben.id
		]);
		expect(rest).toEqual([]);
	});

	test('what is due goes when anybody keeps something', async () => {
		await save(cast.ben, 'due', 'Words.');
		await cast.ben.document('reflection_delete', { letter, prompt: 'due', based_on: 1 });
		await server.sql("update private.deletions set deleted_at = now() - interval '10 minutes'");
		await save(cast.ada, 'unrelated', 'A line.');
		expect(await server.sql('select from private.deletions')).toEqual([]);
	});

	test('words that come back where newer ones stand are among the earlier ones', async () => {
		const place = { letter, prompt: 'twice' };
		await save(cast.ben, 'twice', 'The first.');
		await cast.ben.document('reflection_delete', { ...place, based_on: 1 });
		await save(cast.ben, 'twice', 'The second.', 2);
		expect(await cast.ben.document('reflection_bring_back', place)).toEqual({
			back: true,
			stands: false
		});
		expect(await versions(cast.ben, 'twice')).toMatchObject([{ version: 1, body: 'The first.' }]);
		expect((await find(cast.ben, 'second')).found).toBe(1);
		await server.sql('delete from public.reflections where user_id = $1', [cast.ben.id]);
	});
}
