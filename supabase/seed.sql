-- Demo data: a circle of thirty walking the first letter. Everybody in it is made up.
--
-- `npm start` and `supabase db reset` put it in once, when the database is new. What is there
-- already stays as it is. No statement makes a table, not even a temporary one: the CLI prepares
-- all statements before it runs the first. Times are days before now, so that the overview always
-- begins with something from this week and something from before.

-- Who they are: two facilitators, then thirty learners in the order in which they came.

with person (id, called, name, pronouns, came) as (
	values
		('f1fe1e77-e250-4000-8000-000000000001'::uuid, 'amara', 'Amara Okafor', 'she/her', 36.4),
		('f1fe1e77-e250-4000-8000-000000000002', 'jonas', 'Jonas Lindqvist', 'he/him', 36.1),
		('f1fe1e77-e250-4000-8000-000000000011', 'noor', 'Noor Haddad', 'she/her', 35.2),
		('f1fe1e77-e250-4000-8000-000000000012', 'adaeze', 'Adaeze Nwosu', 'she/her', 35.1),
		('f1fe1e77-e250-4000-8000-000000000013', 'teo', 'Teo Marin', 'he/him', 34.9),
		('f1fe1e77-e250-4000-8000-000000000014', 'kavitha', 'Kavitha Raghunathan', null, 34.8),
		('f1fe1e77-e250-4000-8000-000000000015', 'mateus', 'Mateus Figueira', 'he/him', 34.6),
		('f1fe1e77-e250-4000-8000-000000000016', 'winsome', 'Winsome Bartley', 'she/her', 34.2),
		('f1fe1e77-e250-4000-8000-000000000017', 'tomasz', 'Tomasz Wilczek', null, 34.0),
		('f1fe1e77-e250-4000-8000-000000000018', 'aroha', 'Aroha Tamatea', 'she/her', 33.7),
		('f1fe1e77-e250-4000-8000-000000000019', 'rivka', 'Rivka Lowenthal', null, 33.5),
		('f1fe1e77-e250-4000-8000-000000000020', 'baraka', 'Baraka Mwangeka', null, 33.1),
		('f1fe1e77-e250-4000-8000-000000000021', 'sayuri', 'Sayuri Hamada', null, 32.9),
		('f1fe1e77-e250-4000-8000-000000000022', 'ximena', 'Ximena Quispe Mamani', 'ella / she', 32.4),
		('f1fe1e77-e250-4000-8000-000000000023', 'linh', 'Linh Đặng', null, 31.8),
		('f1fe1e77-e250-4000-8000-000000000024', 'farid', 'Farid Nazari', 'he/him', 30.4),
		('f1fe1e77-e250-4000-8000-000000000025', 'leilani', 'Leilani Kealoha', null, 28.6),
		('f1fe1e77-e250-4000-8000-000000000026', 'huimin', 'Hui Min Chua', null, 27.3),
		('f1fe1e77-e250-4000-8000-000000000027', 'shandiin', 'Shandiin Begaye', 'she/they', 25.1),
		('f1fe1e77-e250-4000-8000-000000000028', 'dilnoza', 'Dilnoza Yusupova', null, 23.2),
		('f1fe1e77-e250-4000-8000-000000000029', 'haneul', 'Haneul Noh', 'they/them', 20.2),
		('f1fe1e77-e250-4000-8000-000000000030', 'kwabena', 'Kwabena Adomako', 'he/him', 18.9),
		('f1fe1e77-e250-4000-8000-000000000031', 'elif', 'Elif Aydoğan', 'she/her', 17.4),
		('f1fe1e77-e250-4000-8000-000000000032', 'itzel', 'Itzel Pech Canul', null, 15.3),
		('f1fe1e77-e250-4000-8000-000000000033', 'samira', 'Samira Benhaddou', null, 13.0),
		('f1fe1e77-e250-4000-8000-000000000034', 'grainne', 'Gráinne Mulcahy', null, 11.2),
		('f1fe1e77-e250-4000-8000-000000000035', 'denise', 'Denise Whitfield', 'she/her', 9.6),
		('f1fe1e77-e250-4000-8000-000000000036', 'tavita', 'Tavita Leota', 'he/him', 7.9),
		('f1fe1e77-e250-4000-8000-000000000037', 'halyna', 'Halyna Melnychenko', null, 5.8),
		('f1fe1e77-e250-4000-8000-000000000038', 'selamawit', 'Selamawit Desta', null, 3.1),
		('f1fe1e77-e250-4000-8000-000000000039', 'tahmina', 'Tahmina Sarker', null, 2.0),
		('f1fe1e77-e250-4000-8000-000000000040', 'wren', 'Wren Castellanos', 'they/them', 0.8)
),
account as (
	-- The platform's Auth cannot read a person whose tokens are null: it wants them empty.
	insert into auth.users (
		id, aud, role, email, email_confirmed_at, created_at, updated_at,
		raw_app_meta_data, raw_user_meta_data,
		confirmation_token, recovery_token, reauthentication_token,
		email_change, email_change_token_new, email_change_token_current,
		phone_change, phone_change_token
	)
	select
		id, 'authenticated', 'authenticated', called || '@demo.example', at, at, at,
		'{"provider": "email", "providers": ["email"]}', '{"email_verified": true}',
		'', '', '',
		'', '', '',
		'', ''
	from person, lateral (select now() - came * interval '1 day') moment (at)
	on conflict do nothing
	returning id, email, created_at
),
way_in as (
	insert into auth.identities (
		id, provider, provider_id, user_id, identity_data, created_at, updated_at
	)
	select
		id, 'email', id, id,
		jsonb_build_object('sub', id, 'email', email, 'email_verified', true, 'phone_verified', false),
		created_at, created_at
	from account
	on conflict do nothing
)
insert into public.profiles (user_id, display_name, pronouns)
select id, name, pronouns from account join person using (id)
on conflict do nothing;

-- Two more columns that the platform's Auth wants filled, and the embedded one does not have.

do $$
begin
	if exists (
		select from information_schema.columns
		where table_schema = 'auth' and table_name = 'users' and column_name = 'instance_id'
	) then
		update auth.users
		set instance_id = '00000000-0000-0000-0000-000000000000', is_super_admin = false
		where id::text like 'f1fe1e77-e250-4000-8000-%' and instance_id is null;
	end if;
end
$$;

-- The circle. Amara may start cohorts, and started this one; Jonas facilitates it with her.

insert into private.hosts (user_id, added_at)
select id, created_at from auth.users where email = 'amara@demo.example'
on conflict do nothing;

insert into private.cohorts (id, name, started_by, started_at)
select 'f1fe1e77-e250-4000-8000-000000000100', 'Spring circle', id, now() - 36 * interval '1 day'
from auth.users where email = 'amara@demo.example'
on conflict do nothing;

insert into private.memberships (cohort_id, user_id, role, joined_at, hears_since)
select 'f1fe1e77-e250-4000-8000-000000000100', id, 'facilitator', created_at, created_at
from auth.users where email in ('amara@demo.example', 'jonas@demo.example')
on conflict do nothing;

-- Six keep their progress to themselves; the other twenty-four agreed when they joined. All hear by
-- mail when an answer came back.

insert into private.memberships (cohort_id, user_id, role, joined_at, hears_since, shares_since)
select
	'f1fe1e77-e250-4000-8000-000000000100', id, 'learner', created_at, created_at,
	case
		when email not in (
			'teo@demo.example', 'tomasz@demo.example', 'ximena@demo.example',
			'huimin@demo.example', 'kwabena@demo.example', 'grainne@demo.example'
		) then created_at
	end
from auth.users
where id between
	'f1fe1e77-e250-4000-8000-000000000011' and 'f1fe1e77-e250-4000-8000-000000000040'
on conflict do nothing;

-- The link that the first eighteen came by has expired; the one of the other twelve is open.
-- Tokens are made as private.invitation_make makes them: a link into a demo is no public knowledge.

insert into private.invitations (token, cohort_id, made_by, made_at, expires_at, seats, joined)
select
	left(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'), 32),
	c.id, c.started_by,
	now() - made * interval '1 day', now() + (open_for - made) * interval '1 day', seats, joined
from (values (35.6, 14, 20, 18), (21.0, 90, 30, 12)) link (made, open_for, seats, joined)
join private.cohorts c on c.id = 'f1fe1e77-e250-4000-8000-000000000100'
where not exists (select from private.invitations i where i.cohort_id = c.id)
on conflict do nothing;

-- Letter 1: when each of them marked it as read, and ticked each step. Ximena, Dilnoza, Selamawit,
-- Tahmina and Wren have done neither. Triggers write the summaries from this.

with mark (called, read, notice, lead, to_self, in_room, again) as (
	values
		('noor', 33.1, 26.3, null, 2.2, null, null),
		('adaeze', 34.0, 32.2, 25.3, 30.1, 9.2, 1.4),
		('teo', 30.5, 27.1, null, 13.2, null, null),
		('kavitha', 33.0, 31.1, null, 31.1, null, 16.3),
		('mateus', 32.2, 29.4, 1.1, null, null, null),
		('winsome', 34.1, 33.2, null, null, null, null),
		('tomasz', 33.8, 32.0, null, null, null, null),
		('aroha', 31.3, null, 24.2, 24.1, 10.3, null),
		('rivka', 30.2, 22.0, null, null, null, 3.1),
		('baraka', 32.5, null, null, null, null, null),
		('sayuri', 32.3, 31.4, null, null, null, null),
		('linh', null, 20.3, 14.2, null, null, null),
		('farid', 28.1, null, null, 21.2, null, null),
		('leilani', 26.4, 23.0, 18.2, 18.1, null, null),
		('huimin', 25.2, null, 17.3, null, null, null),
		('shandiin', 24.1, 15.3, null, 15.1, 2.7, null),
		('haneul', 19.4, 12.2, null, null, null, 2.9),
		('kwabena', 11.1, null, null, null, null, null),
		('elif', 16.2, 13.1, null, null, null, null),
		('itzel', null, null, null, 9.4, null, null),
		('samira', 12.1, 10.3, 10.2, null, null, null),
		('grainne', null, 4.1, null, null, null, null),
		('denise', 8.9, null, null, null, null, null),
		('tavita', 1.6, null, null, null, null, null),
		('halyna', 3.0, 0.9, null, null, null, null)
),
mine as (
	select u.id, mark.* from mark join auth.users u on u.email = mark.called || '@demo.example'
),
reading as (
	insert into public.reads (user_id, letter, read_at)
	select id, 'power-in-the-room', now() - read * interval '1 day'
	from mine where read is not null
	on conflict do nothing
)
insert into public.ticks (user_id, letter, step, ticked_at)
select id, 'power-in-the-room', step, now() - days * interval '1 day'
from mine, lateral (
	values
		('notice-the-urge', notice),
		('let-a-client-lead', lead),
		('name-it-to-yourself', to_self),
		('name-it-in-the-room', in_room),
		('look-again', again)
) tick (step, days)
where days is not null
on conflict do nothing;

-- What eight of them wrote. Nobody reads a reflection but who wrote it: sign in as them to see.

insert into public.reflections (user_id, letter, prompt, body, created_at, updated_at)
select u.id, 'power-in-the-room', prompt, body, at, at
from (
	values
		('noor', 'what-you-decided', 26.2,
			'I decided that we would go back to the week before, because my notes said so. A client came in with something new in their hands, and I saw them put it down. Next time I will ask what we are holding today.'),
		('noor', 'where-you-learned', 12.5,
			'I learned it at the kitchen table, reading official letters aloud for the grown-ups. Whoever understood the form kept us safe, so I became quick. I still finish people’s sentences.'),
		('noor', 'how-it-shows-up', 2.1,
			'It shows when I am tired. I explain things in a very warm voice, and the room goes quiet in a way that I used to call progress.'),
		('teo', 'what-you-decided', 13.1,
			'I decided how often we meet. Every second week suits my diary, and I had told myself that it suits the work. I have not asked yet. Writing it here makes it harder not to.'),
		('adaeze', 'who-else-is-here', 25.2,
			'Besides me, there is the agency that pays by the session, and whoever reads my notes there. Some weeks there is also a client’s wish that I were somebody else, whiter and older. My voice gets careful then. I would like it back.'),
		('adaeze', 'how-it-shows-up', 9.1,
			'I said who can read what I write, in one breath, as we sat down. I got a nod and we moved on. Near the end came a question about one word in the file, and it was a good question.'),
		('kavitha', 'how-it-shows-up', 16.2,
			'It shows when I say “we”. I listened for it through a whole day: we could try, we might notice, we should stop here. All of those were me.'),
		('mateus', 'how-it-shows-up', 1.0,
			'It shows when a silence gets long and my hand goes to the worksheets. This time they stayed in the drawer. I counted three breaths, and what was said then is on no worksheet of mine.'),
		('winsome', 'where-you-learned', 33.1,
			'I learned it as a nurse on nights, where not knowing was the thing you hid. It kept people alive. In this chair, mostly, it keeps me comfortable.'),
		('rivka', 'what-you-decided', 3.0,
			'I decided what to call it. A client had their own word, a better one, and I answered with mine until both of us used mine. I want to go back and ask about theirs.'),
		('haneul', 'who-else-is-here', 12.1,
			'Besides me, the building. There are stairs, a buzzer and a guard at the desk, and people have been let in three times before they reach my chair. I did choose the building.')
) written (called, prompt, days, body)
join auth.users u on u.email = called || '@demo.example',
lateral (select now() - days * interval '1 day') moment (at)
on conflict do nothing;

-- What three of them sent to the two facilitators: two wait for an answer, one was answered. A reply is
-- a copy of its own, and a facilitator cannot see what it was copied from.

update private.cohorts set answers_within = 'Within three days, and not at weekends.'
where id = 'f1fe1e77-e250-4000-8000-000000000100' and answers_within is null;

insert into private.replies
	(id, user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at)
select r.id::uuid, u.id, r.id::uuid, c.id, c.name, 'power-in-the-room', 'how-it-shows-up', r.body,
	now() - days * interval '1 day'
from (
	values
		('kavitha', 'f1fe1e77-e250-4000-8000-000000000201', 4.2,
			'I caught my “we” eleven times in one day. All of those were me, deciding. I do not know yet what to say instead without sounding like a form.'),
		('noor', 'f1fe1e77-e250-4000-8000-000000000202', 1.1,
			'It shows when I am tired. I explain things in a very warm voice, and the room goes quiet. How do you two notice it while it is still happening?'),
		('adaeze', 'f1fe1e77-e250-4000-8000-000000000203', 8.3,
			'I said who can read what I write, in one breath, as we sat down. I got a nod and we moved on. I think I said it so that it would be said.')
) r (called, id, days, body)
join auth.users u on u.email = r.called || '@demo.example'
join private.cohorts c on c.id = 'f1fe1e77-e250-4000-8000-000000000100'
on conflict do nothing;

insert into private.answers (id, reply_id, author_id, sent_as, role, body, sent_at)
select a.id::uuid, r.id, u.id, a.id::uuid, a.role, a.body, now() - days * interval '1 day'
from (
	values
		('jonas', 'f1fe1e77-e250-4000-8000-000000000211', 'facilitator', 7.4,
			'“So that it would be said”: I know that breath. What might the nod have meant, if it was not a yes?'),
		('adaeze', 'f1fe1e77-e250-4000-8000-000000000212', 'author', 7.1,
			'That they had heard it from others before me. I will ask next time, and wait.'),
		('jonas', 'f1fe1e77-e250-4000-8000-000000000213', 'facilitator', 6.8,
			'And wait: yes. Tell us how long the wait felt.')
) a (called, id, role, days, body)
join auth.users u on u.email = a.called || '@demo.example'
join private.replies r on r.id = 'f1fe1e77-e250-4000-8000-000000000203'
on conflict do nothing;

-- All of that was told by mail on its own day: nobody hears of it anew.

delete from private.notices where reply_id::text like 'f1fe1e77-e250-4000-8000-%';

insert into private.circle_notes (cohort_id, body, written_by, written_at)
select id,
	E'This week, if you have one quiet minute: notice who ends the session, and how.\n\nOn Thursday we sit together for an hour. Come as you are, and late if you must.',
	started_by, now() - 1.4 * interval '1 day'
from private.cohorts where id = 'f1fe1e77-e250-4000-8000-000000000100'
on conflict do nothing;
