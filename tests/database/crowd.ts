/** Many people: in one circle, and in six hundred others. */
import type { Server } from './server.ts';

export const CIRCLES = 600;
export const STRANGERS = 20 * CIRCLES;

/**
 * Circles of strangers who did and wrote all that people do here. By the back door and past the
 * triggers, whose sums are written down at once at the end.
 */
export function moveIn(server: Server): Promise<void> {
	return server.run(`
		set local session_replication_role = replica;
		set local max_parallel_workers_per_gather = 0;

		create temp table crowd on commit drop as
		select gen_random_uuid() as id, gen_random_uuid() as reply, gen_random_uuid() as mail,
			gen_random_uuid() as message,
			n, n % 20 = 0 as leads, n / 20 as circle, now() - (n % 60 + 1) * interval '1 day' as at
		from generate_series(0, ${STRANGERS - 1}) n;
		create temp table circles on commit drop as
		select gen_random_uuid() as cohort, gen_random_uuid() as taken, circle, id as lead
		from crowd where leads;
		create temp table placed on commit drop as select crowd.*, cohort, lead from crowd join circles using (circle);
		create temp table learning on commit drop as select * from placed where not leads;

		insert into auth.users (id, email, aud, role, created_at, updated_at)
		select id, 'stranger' || n || '@crowd.example', 'authenticated', 'authenticated', at, at from crowd;
		insert into auth.sessions (id, user_id, created_at, updated_at)
		select gen_random_uuid(), id, at, at from crowd, generate_series(1, 2);
		insert into public.profiles (user_id, display_name) select id, 'Stranger ' || n from crowd;
		insert into private.hosts (user_id) select id from crowd where n % 200 = 0;
		insert into private.cohorts (id, name, started_by, circle_since, ended_at, closes_at)
		select cohort, 'Circle ' || circle, lead, now(),
			case when circle % 5 < 2 then now() - interval '1 day' end,
			case circle % 5 when 0 then now() when 1 then now() + interval '30 days' end
		from circles;
		insert into private.memberships (cohort_id, user_id, role, shares_since, hears_since)
		select cohort, id, case when leads then 'facilitator' else 'learner' end,
			case when not leads and n % 6 > 0 then at end, at
		from placed;
		insert into private.invitations (token, cohort_id, made_by, expires_at, seats)
		select private.new_token(), cohort, lead, now() + interval '7 days', 30 from circles;
		insert into private.circle_notes (cohort_id, body, written_by)
		select cohort, 'Welcome.', lead from circles;

		insert into public.ticks (user_id, letter, step, ticked_at)
		select id, letter, step, at
		from learning, unnest(array['first', 'sent']) letter, unnest(array['a', 'b', 'c']) step;
		insert into public.reads (user_id, letter, read_at)
		select id, letter, at from learning, unnest(array['first', 'sent']) letter;
		insert into public.tries (user_id, id, letter, step, tried_on, went, created_at)
		select id, gen_random_uuid(), 'first', 'a', at::date, 'It went.', at from learning;
		insert into public.plans (user_id, id, letter, step, cue, act, made_at)
		select id, gen_random_uuid(), 'first', 'a', 'I sit down', 'breathe', at from learning;
		insert into public.choices (user_id, letter, step, chosen_at)
		select id, 'first', 'a', at from learning;
		insert into public.rhythms (user_id, starts_on, days) select id, at::date, 7 from learning;
		insert into public.reflections (user_id, letter, prompt, body, created_at, updated_at)
		select id, letter, 'after', 'What I wrote.', at, at
		from learning, unnest(array['first', 'sent']) letter;

		insert into private.replies (
			id, user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at, waiting_since
		)
		select reply, id, reply, cohort, 'Circle', 'sent', 'after', 'What I sent.', at,
			case when n % 3 = 0 then at end
		from learning;
		insert into private.answers (reply_id, author_id, sent_as, role, body, sent_at)
		select reply, lead, reply, 'facilitator', 'What came back.', at + interval '1 hour'
		from learning where n % 3 > 0;
		insert into private.looks (user_id, reply_id, looked_at) select lead, reply, at from learning;
		insert into private.visits (cohort_id, user_id, by_id, visited_at)
		select cohort, id, lead, at from learning;
		insert into private.mails (id, recipient, cohort_id, attempts, handed_at, sent_at)
		select mail, lead, cohort, 1, at + interval '1 minute', at + interval '1 minute' from learning
		where at > now() - interval '29 days';
		insert into private.notices (recipient, kind, reply_id, made_at, mail_id)
		select lead, 'waiting', reply, at, mail from learning join private.mails m on m.id = mail;

		insert into private.replies (
			id, user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at, audience, hidden_at,
			hidden_reason
		)
		select message, id, message, cohort, 'Circle', 'sent', 'after', 'What I said to all.', at, 'circle',
			case when n % 10 = 1 then at end, case when n % 10 = 1 then 'It names somebody.' end
		from learning;
		insert into private.answers (reply_id, author_id, sent_as, role, body, sent_at)
		select l.message, f.id, gen_random_uuid(), 'member', 'What I say to that.', l.at + interval '1 hour'
		from learning l join learning f on f.circle = l.circle and f.n in (l.n + 1, l.n + 2);
		insert into private.concerns (cohort_id, reply_id, asked_by, why, asked_at, letter, body, sent_at)
		select cohort, message, lead, '', greatest(at, now() - interval '29 days'), 'sent', 'What I said.', at
		from learning where n % 3 = 0;
		insert into private.invited (
			cohort_id, email, email_hash, made_by, made_at, expires_at, token_hash, attempts, handed_at, sent_at,
			joined_by, joined_at
		)
		select cohort, invitee, private.hash_of(invitee), lead, at, at + interval '90 days',
			private.hash_of(id::text), 1, at, at, case when n % 2 = 0 then id end,
			case when n % 2 = 0 then at end
		from learning, lateral (select 'invited' || n || '@crowd.example') i (invitee);
		insert into private.refusals (email_hash) select private.hash_of('no' || n) from learning;
		insert into private.exports (id, cohort_id, by_id, format, exported_at)
		select taken, cohort, lead, 'csv', now() - interval '2 days' from circles;
		insert into private.exported (export_id, user_id)
		select taken, id from learning join circles using (cohort) where n % 6 > 0;
		insert into private.handovers (cohort_id, from_user, to_user, stays)
		select cohort, lead, id, true from learning where n % 20 = 1;

		insert into private.summaries (user_id, letters, last_at)
		select id, '{"first": {"read": true, "steps": 3}, "sent": {"read": true, "steps": 3}}', at
		from learning;
		insert into private.counted (user_id, cohort_id, letter, mark, step)
		select id, cohort, letter, mark, step
		from learning, unnest(array['first', 'sent']) letter,
			(values ('step', 'a'), ('step', 'b'), ('step', 'c'), ('ticked', ''), ('read', '')) m (mark, step)
		where n % 6 > 0;
		insert into private.counts (cohort_id, letter, mark, step, people)
		select cohort_id, letter, mark, step, count(*) from private.counted
		where cohort_id in (select cohort from circles) group by 1, 2, 3, 4;
	`);
}

/** So many learners more, who joined the cohort and did nothing yet. */
export function fill(server: Server, cohort: string, people: number): Promise<void> {
	return server.run(`
		set local session_replication_role = replica;
		create temp table joining on commit drop as
		select gen_random_uuid() as id, n from generate_series(1, ${people}) n;
		insert into auth.users (id, email, aud, role)
		select id, id || '@crowd.example', 'authenticated', 'authenticated' from joining;
		insert into public.profiles (user_id, display_name) select id, 'Fellow ' || n from joining;
		insert into private.memberships (cohort_id, user_id, role, shares_since)
		select '${cohort}', id, 'learner', now() from joining;
	`);
}

/** Somebody who can ask, as a member of one of the strangers' circles. */
export async function moveAmong(server: Server, { id }: { id: string }, role: string) {
	await server.sql(
		`insert into private.memberships (cohort_id, user_id, role)
		select c.id, $1, $2 from private.cohorts c where c.name = 'Circle 7'`,
		[id, role]
	);
}
