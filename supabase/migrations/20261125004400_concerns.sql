-- Somebody asked the facilitators to look at a message in the circle. They keep a copy of it for
-- 30 days, also of what is taken back meanwhile: that was said before it was sent. So the message is
-- named here, not referred to.

create table private.concerns (
	id uuid primary key default gen_random_uuid(),
	cohort_id uuid not null references private.cohorts on delete cascade,
	reply_id uuid not null,
	-- Null: it is about the reply itself.
	answer_id uuid,
	-- Null once the account is gone.
	asked_by uuid references auth.users on delete set null,
	why text not null check (char_length(why) <= 500),
	asked_at timestamptz not null default now(),
	done_at timestamptz,
	letter public.slug not null,
	body private.message not null,
	written_by text,
	sent_at timestamptz not null
);

alter table private.concerns enable row level security;

create unique index on private.concerns (asked_by, reply_id, answer_id) nulls not distinct
where asked_by is not null;
create index on private.concerns (cohort_id, asked_at);
create index on private.concerns (asked_at);

create function private.kept_for() returns interval
language sql immutable set search_path = '' as $$
	select interval '30 days'
$$;

create function private.forget_concerns() returns void
language sql volatile security definer set search_path = '' as $$
	delete from private.concerns k where k.asked_at <= now() - private.kept_for()
$$;

create function private.concern_raise(reply uuid, answer uuid, why text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.require_reach(reply);
	words text := btrim(regexp_replace(coalesce($3, ''), '\r\n?', E'\n', 'g'), E' \n\t');
	thread private.replies;
	said private.answers;
begin
	-- Held, so that nothing is taken back between the look at it and the copy.
	select * into thread from private.replies r where r.id = $1 for no key update;
	mine := private.require_reach(reply);
	if thread.audience <> 'circle' or thread.cohort_id is null or private.role_in(thread.cohort_id) is null then
		raise exception 'This is not in a circle of yours.' using errcode = 'PT409';
	end if;
	if $2 is not null then
		select * into said from private.answers a
		where a.id = $2 and a.reply_id = $1
			and (a.withdrawn_at is null or a.author_id = me)
			and (a.hidden_at is null or a.author_id = me or private.role_in(thread.cohort_id) = 'facilitator');
		if not found then
			raise exception 'There is no such message for you.' using errcode = 'PT404';
		end if;
	end if;
	if me = (case when $2 is null then thread.user_id else said.author_id end) then
		raise exception 'This is by yourself.' using errcode = 'PT409';
	end if;
	if char_length(words) > 500 then
		raise exception 'Why has at most 500 characters.' using errcode = 'PT413';
	end if;
	perform private.forget_concerns();
	insert into private.concerns (
		cohort_id, reply_id, answer_id, asked_by, why, letter, body, written_by, sent_at
	)
	select
		thread.cohort_id, $1, $2, me, words, thread.letter,
		coalesce(said.body, thread.body),
		(
			select p.display_name from public.profiles p
			where p.user_id = case when $2 is null then thread.user_id else said.author_id end
		),
		coalesce(said.sent_at, thread.sent_at)
	on conflict do nothing;
end
$$;

create function public.concern_raise(reply uuid, answer uuid, why text) returns void
language sql security invoker set search_path = '' as $$
	select private.concern_raise($1, $2, $3)
$$;

create function private.concern_done(concern uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	there uuid := (
		select k.cohort_id from private.concerns k
		where k.id = $1 and k.asked_at > now() - private.kept_for()
	);
begin
	perform private.require_me();
	if private.role_in(there) is distinct from 'facilitator' then
		raise exception 'There is no such concern for you.' using errcode = 'PT404';
	end if;
	update private.concerns k set done_at = coalesce(k.done_at, now()) where k.id = $1;
end
$$;

create function public.concern_done(concern uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.concern_done($1)
$$;

-- For facilitators: what somebody asked them to look at, what they have yet to look at first.
create function private.concerns_of(cohort uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'id', k.id, 'reply', k.reply_id, 'answer', k.answer_id, 'letter', k.letter,
				'body', k.body, 'by', k.written_by, 'sent_at', k.sent_at,
				'asked_by', p.display_name, 'why', k.why, 'asked_at', k.asked_at,
				'kept_until', k.asked_at + private.kept_for(), 'done_at', k.done_at,
				'stands', exists (
					select from private.replies r
					left join private.answers a on a.reply_id = r.id and a.id = k.answer_id
					where r.id = k.reply_id and r.withdrawn_at is null
						and (k.answer_id is null or a.id is not null and a.withdrawn_at is null)
				)
			)
			order by k.done_at is not null, k.asked_at desc, k.id
		),
		'[]'
	)
	from private.concerns k
	left join public.profiles p on p.user_id = k.asked_by
	where k.cohort_id = $1 and k.asked_at > now() - private.kept_for()
$$;

comment on table private.concerns is 'What members asked the facilitators to look at, with a copy of the message; kept for 30 days.';
comment on function private.kept_for() is 'How long facilitators keep a copy of what they were asked to look at.';
comment on function private.forget_concerns() is 'Deletes the copies that were kept long enough; no page shows them from that moment on.';
comment on function private.concerns_of(uuid) is 'For facilitators: what they were asked to look at: [{id, reply, answer, letter, body, by, sent_at, asked_by, why, asked_at, kept_until, done_at, stands}]; `stands`: it was not taken back since.';
comment on function public.concern_raise(uuid, uuid, text) is 'Whoever reads a message in the circle, of somebody else: asks the facilitators to look at it (answer null: at the reply itself), once; why: at most 500 characters, or none.';
comment on function public.concern_done(uuid) is 'Facilitators: it has been looked at.';
