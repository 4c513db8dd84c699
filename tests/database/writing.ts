/** Writing to one letter's prompts, for the tests, and time that passes over it. */
import type { Person } from './people.ts';
import type { Server } from './server.ts';

type Version = { version: number; body: string };

export function writingTo(server: Server, letter: string) {
	return {
		save: (person: Person, prompt: string, body: string, based_on = 0) =>
			person.document<{ saved: boolean; version: number }>('reflection_save', {
				letter,
				prompt,
				body,
				based_on
			}),
		versions: async (person: Person, prompt: string) =>
			(await person.document<{ versions: Version[] }>('reflection_page', { letter, prompt }))
				.versions,
		/** As if the last words had been written so long ago. */
		age: (person: Person, prompt: string, minutes: number) =>
			server.run(`
				set local session_replication_role = replica;
				update public.reflections set updated_at = updated_at - interval '${minutes} minutes',
					created_at = created_at - interval '${minutes} minutes'
				where user_id = '${person.id}' and prompt = '${prompt}';
				update public.reflection_versions set written_at = written_at - interval '${minutes} minutes'
				where user_id = '${person.id}' and prompt = '${prompt}';
			`)
	};
}
