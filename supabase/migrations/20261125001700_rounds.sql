-- A process asks for mails in rounds, each with an id of its own making. When the answer is lost on the
-- way (a slow database, a broken line), the same question gets the same answer, so that no mail is
-- taken over by nobody.

alter table private.mails
	-- In answer to which question of the course's process it was taken over.
	add column round uuid;

create index on private.mails (round);

drop function public.post_due(integer);
drop function private.post_due(integer);
drop function private.mails_to_make(integer);

-- Who could be told of something now, the longest kept waiting first: one cohort for each person.
create function private.mails_to_make(at_most integer)
returns table (recipient uuid, cohort_id uuid, kind text)
language sql stable security definer set search_path = '' as $$
	with longest as (
		select distinct on (n.recipient) n.recipient, r.cohort_id, n.kind, n.made_at
		from private.notices n join private.replies r on r.id = n.reply_id
		where n.mail_id is null and private.may_be_mailed(n.recipient) and private.is_news(n)
		order by n.recipient, n.made_at
	)
	select l.recipient, l.cohort_id, l.kind from longest l order by l.made_at limit at_most
$$;

create function private.make_mail(recipient uuid, cohort uuid, kind text, round uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
	mail uuid;
begin
	-- Whose account is being deleted is passed over, never waited for.
	perform from auth.users u where u.id = $1 for key share skip locked;
	if not found then
		return;
	end if;
	insert into private.mails (recipient, cohort_id) values ($1, $2)
	on conflict (recipient) where handed_at is null do update set cohort_id = excluded.cohort_id
	returning id into mail;
	update private.mails m
	set attempts = m.attempts + 1, handed_at = now(), round = $4, next_try_at = null, problem = null
	where m.id = mail;
	update private.notices n set mail_id = mail
	from private.replies r
	where r.id = n.reply_id and r.cohort_id = $2
		and n.mail_id is null and n.recipient = $1 and n.kind = $3 and private.is_news(n);
end
$$;

create function private.mails_of(round uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(
		jsonb_agg(
			jsonb_build_object(
				'mail', m.id, 'email', u.email, 'name', p.display_name,
				'cohort', jsonb_build_object('id', c.id, 'name', c.name),
				'kind', told.kind, 'count', told.replies, 'key', s.mail_key
			)
		),
		'[]'
	)
	from private.mails m
	join private.memberships s on s.cohort_id = m.cohort_id and s.user_id = m.recipient
	join auth.users u on u.id = m.recipient
	join private.cohorts c on c.id = m.cohort_id
	left join public.profiles p on p.user_id = m.recipient
	join lateral (
		select n.kind, count(distinct n.reply_id) as replies
		from private.notices n where n.mail_id = m.id group by n.kind
	) told on true
	where m.round = $1 and m.handed_at is not null and m.sent_at is null and m.problem is null
$$;

create function private.post_due(at_most integer, round uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
	-- One question at a time, also where the same is asked again while it is still being answered.
	perform pg_advisory_xact_lock(hashtextextended('private.mails', 0));
	if exists (select from private.mails m where m.round = $2) then
		return private.mails_of($2);
	end if;
	perform private.make_mail(t.recipient, t.cohort_id, t.kind, $2)
	from private.mails_to_make(least(greatest($1, 1), 100)) t;
	if not found then
		perform private.tidy_post();
	end if;
	return private.mails_of($2);
end
$$;

create function public.post_due(at_most integer, round uuid) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	if round is null then
		raise exception 'A round has an id of its own.' using errcode = 'PT422';
	end if;
	return private.post_due(at_most, round);
end
$$;

comment on function private.mails_to_make(integer) is 'Who could be told of something now, and about the cohort in which something waits longest.';
comment on function private.make_mail(uuid, uuid, text, uuid) is 'Hands a round of the course''s process the mail that tells one person of all news of one cohort.';
comment on function private.mails_of(uuid) is 'The mails that a round has and has not reported on.';
comment on function public.post_due(integer, uuid) is
	'Operator only: takes over at most so many (1–100) mails that are due, in a round with an id of the caller''s: [{mail, email, name, cohort: {id, name}, kind: waiting or came back, count, key}]. Each is to be handed on and reported. Asked again with the same id, the same answer comes.';
