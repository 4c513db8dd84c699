-- Mails that tell of notices: one a person a day at most. The course's process asks which are due and
-- so takes them over, hands each to the mail server, and reports. What it took over and never reported
-- may have gone out, so it is not tried again: silence for a day is better than a second mail.

create table private.mails (
	id uuid primary key default gen_random_uuid(),
	recipient uuid not null references auth.users on delete cascade,
	cohort_id uuid not null references private.cohorts on delete cascade,
	attempts integer not null default 0,
	-- Since when a process has it; null while it waits to be tried again.
	handed_at timestamptz,
	sent_at timestamptz,
	next_try_at timestamptz,
	-- The mail server's code for what went wrong; none of its words, which name people.
	problem text check (char_length(problem) <= 40)
);

alter table private.mails enable row level security;

create index on private.mails (recipient, handed_at);
create index on private.mails (cohort_id);
create index on private.mails (handed_at);
create unique index one_waits on private.mails (recipient) where handed_at is null;

-- The mail that told of it; null while it is to be told.
alter table private.notices add column mail_id uuid references private.mails on delete cascade;
create index on private.notices (mail_id);
create index untold on private.notices (recipient) where mail_id is null;

create function private.may_be_mailed(person uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select not exists (
		select from private.mails m
		where m.recipient = person
			and (m.handed_at > now() - interval '1 day' or m.handed_at is null and m.next_try_at > now())
	)
$$;

-- Who could be told of something now, the longest kept waiting first: one cohort for each person.
create function private.mails_to_make(at_most integer)
returns table (recipient uuid, cohort_id uuid, kind text, replies bigint)
language sql stable security definer set search_path = '' as $$
	with untold as (
		select n.recipient, r.cohort_id, n.kind, count(distinct r.id) as replies, min(n.made_at) as since
		from private.notices n join private.replies r on r.id = n.reply_id
		where n.mail_id is null and private.may_be_mailed(n.recipient) and private.is_news(n)
		group by n.recipient, r.cohort_id, n.kind
	),
	longest as (
		select distinct on (u.recipient) u.* from untold u order by u.recipient, u.since
	)
	select l.recipient, l.cohort_id, l.kind, l.replies from longest l order by l.since limit at_most
$$;

-- Forgets what there is no more to tell of, and mails that were long ago or have become needless.
create function private.tidy_post() returns void
language sql volatile security definer set search_path = '' as $$
	delete from private.mails where handed_at < now() - interval '30 days';
	delete from private.notices n
	where n.mail_id is null and private.may_be_mailed(n.recipient) and not private.is_news(n);
	delete from private.mails m
	where m.handed_at is null and m.next_try_at <= now() and not exists (
		select from private.notices n where n.recipient = m.recipient and n.mail_id is null
	);
$$;

create function private.post_due(at_most integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
declare
	due record;
	mail uuid;
	handed jsonb := '[]';
begin
	-- One process at a time: whoever comes while another is choosing finds nothing to do.
	if not pg_try_advisory_xact_lock(hashtextextended('private.mails', 0)) then
		return '[]';
	end if;
	for due in select * from private.mails_to_make(least(greatest(at_most, 1), 100)) loop
		-- Whose account is being deleted is passed over, never waited for.
		perform from auth.users u where u.id = due.recipient for key share skip locked;
		continue when not found;
		insert into private.mails (recipient, cohort_id) values (due.recipient, due.cohort_id)
		on conflict (recipient) where handed_at is null do update set cohort_id = excluded.cohort_id
		returning id into mail;
		update private.mails
		set attempts = attempts + 1, handed_at = now(), next_try_at = null, problem = null
		where id = mail;
		update private.notices n set mail_id = mail
		from private.replies r
		where r.id = n.reply_id and r.cohort_id = due.cohort_id
			and n.mail_id is null and n.recipient = due.recipient and n.kind = due.kind;
		handed := handed || (
			select jsonb_build_object(
				'mail', mail, 'email', u.email, 'name', p.display_name,
				'cohort', jsonb_build_object('id', c.id, 'name', c.name),
				'kind', due.kind, 'count', due.replies, 'key', m.mail_key
			)
			from private.memberships m
			join auth.users u on u.id = m.user_id
			join private.cohorts c on c.id = m.cohort_id
			left join public.profiles p on p.user_id = m.user_id
			where m.cohort_id = due.cohort_id and m.user_id = due.recipient
		);
	end loop;
	if handed = '[]' then
		perform private.tidy_post();
	end if;
	return handed;
end
$$;

create function public.post_due(at_most integer) returns jsonb
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	return private.post_due(at_most);
end
$$;

create function private.post_sent(mail uuid) returns void
language sql security definer set search_path = '' as $$
	update private.mails m set sent_at = now()
	where m.id = $1 and m.handed_at is not null and m.sent_at is null
$$;

create function public.post_sent(mail uuid) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	perform private.post_sent($1);
end
$$;

-- The mail server took it not: after a minute, two, four… and at last every half a day, until after
-- twenty attempts, most of a week, it is let be.
create function private.post_refused(mail uuid, problem text) returns void
language plpgsql security definer set search_path = '' as $$
#variable_conflict use_column
begin
	update private.mails m set problem = left($2, 40)
	where m.id = $1 and m.handed_at is not null and m.sent_at is null;
	update private.mails m
	set handed_at = null,
		next_try_at = now() + least(interval '1 minute' * 2 ^ (m.attempts - 1), interval '12 hours')
	where m.id = $1 and m.handed_at > now() - interval '1 day' and m.sent_at is null and m.attempts < 20;
	if found then
		update private.notices n set mail_id = null where n.mail_id = $1;
	end if;
end
$$;

create function public.post_refused(mail uuid, problem text) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	perform private.require_operator();
	perform private.post_refused($1, $2);
end
$$;

comment on table private.mails is 'Mails that tell of notices, for thirty days.';
comment on function private.may_be_mailed(uuid) is 'Whether the person''s day is free: no mail taken over within a day, and none that waits to be tried again.';
comment on function private.mails_to_make(integer) is 'Who could be told of something now: the cohort in which something waits longest, and of how many replies.';
comment on function private.tidy_post() is 'Deletes notices that are no news any more, and mails older than thirty days.';
comment on function public.post_due(integer) is
	'Operator only: takes over at most so many (1–100) mails that are due and answers them: [{mail, email, name, cohort: {id, name}, kind: waiting or came back, count, key}]. Each is to be handed on and reported.';
comment on function public.post_sent(uuid) is 'Operator only: the mail server took the mail.';
comment on function public.post_refused(uuid, text) is 'Operator only: it did not, for this code; the mail is due again after a pause that grows.';
