/**
 * When a mail is asked for by somebody new, @supabase/lite opens a session there and then, whose
 * tokens it gives to nobody. In the person's list of sessions it would look like an intruder.
 */
import type { App } from '@supabase/lite';
import type { Database } from './database.ts';

type Answering = Pick<App, 'fetch'>;

export function withoutGhosts(app: Answering, database: Database): Answering {
	return {
		async fetch(request, ...rest) {
			if (new URL(request.url).pathname !== '/auth/v1/otp') return app.fetch(request, ...rest);
			const { email } = (await request
				.clone()
				.json()
				.catch(() => ({}))) as { email?: unknown };
			if (typeof email !== 'string') return app.fetch(request, ...rest);

			const isNew = (await known(email)).length === 0;
			const answer = await app.fetch(request, ...rest);
			// The person has not even got the mail: no session of theirs can be real yet.
			if (isNew) {
				await database.query(
					`delete from auth.sessions s using auth.users u
					where u.id = s.user_id and lower(u.email) = lower($1)`,
					[email]
				);
			}
			return answer;
		}
	};

	function known(email: string) {
		return database.query('select from auth.users where lower(email) = lower($1)', [email]);
	}
}
