-- An answer: what follows a reply, by its author or by a facilitator. Each is saved and sent by itself,
-- and can be withdrawn by whoever wrote it.

create table private.answers (
	id uuid primary key default gen_random_uuid(),
	reply_id uuid not null references private.replies on delete cascade,
	-- Null once the account is gone: the words stay with whom they were written to.
	author_id uuid references auth.users on delete set null,
	sent_as uuid not null,
	-- As what its author wrote it.
	role text not null check (role in ('author', 'facilitator')),
	body private.message not null,
	sent_at timestamptz not null,
	withdrawn_at timestamptz,
	unique (author_id, sent_as)
);

alter table private.answers enable row level security;

create index on private.answers (reply_id, sent_at);

-- Since when somebody waits: the first of the author's words that stand after a facilitator last
-- answered or found that no answer is needed. Always made anew from the thread, so it cannot drift.
create function private.waiting_since_of(reply private.replies) returns timestamptz
language sql stable security definer set search_path = '' as $$
	select min(said.at)
	from (
		select reply.sent_at as at
		union all
		select a.sent_at from private.answers a
		where a.reply_id = reply.id and a.role = 'author' and a.withdrawn_at is null
	) said
	where reply.withdrawn_at is null and reply.cohort_id is not null
		and said.at > coalesce(
			greatest(
				reply.settled_at,
				(
					select max(a.sent_at) from private.answers a
					where a.reply_id = reply.id and a.role = 'facilitator' and a.withdrawn_at is null
				)
			),
			'-infinity'
		)
$$;

create function private.stamp_waiting() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	new.waiting_since := private.waiting_since_of(new);
	return new;
end
$$;

create trigger stamp_waiting before insert or update on private.replies
for each row execute function private.stamp_waiting();

create function private.pass_on_waiting() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update private.replies r set waiting_since = null where r.id = coalesce(new.reply_id, old.reply_id);
	return null;
end
$$;

create trigger pass_on_waiting after insert or update or delete on private.answers
for each row execute function private.pass_on_waiting();

create function private.answer_send(reply uuid, id uuid, body text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.require_reach(reply);
	thread private.replies;
	sent private.answers;
begin
	-- One at a time in a thread, and dated while the thread is held: so the times stand in the order
	-- in which the words came, and nothing counts as answered that could not have been read.
	select * into thread from private.replies r where r.id = $1 for no key update;
	mine := private.require_reach(reply);
	select * into sent from private.answers a where a.author_id = me and a.sent_as = $2;
	if not found then
		if thread.withdrawn_at is not null or thread.cohort_id is null then
			raise exception 'Nobody reads this any more.' using errcode = 'PT409';
		end if;
		if (select count(*) from private.answers a where a.reply_id = $1) >= 500 then
			raise exception 'There is no room for more here.' using errcode = 'PT413';
		end if;
		insert into private.answers (reply_id, author_id, sent_as, role, body, sent_at)
		values ($1, me, coalesce($2, gen_random_uuid()), mine, $3, clock_timestamp())
		returning * into sent;
	end if;
	return jsonb_build_object('id', sent.id, 'sent_at', sent.sent_at);
end
$$;

create function public.answer_send(reply uuid, id uuid, body text) returns jsonb
language sql security invoker set search_path = '' as $$
	select private.answer_send($1, $2, $3)
$$;

create function private.answer_withdraw(answer uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	thread uuid := (select a.reply_id from private.answers a where a.id = $1 and a.author_id = me);
begin
	if thread is null then
		raise exception 'There is no such answer of yours.' using errcode = 'PT404';
	end if;
	-- The thread before its answers, as everywhere.
	perform from private.replies r where r.id = thread for no key update;
	update private.answers a set withdrawn_at = now() where a.id = $1 and a.withdrawn_at is null;
end
$$;

create function public.answer_withdraw(answer uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.answer_withdraw($1)
$$;

create function private.reply_settle(reply uuid, settled boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_reach(reply, 'facilitator');
	perform from private.replies r where r.id = $1 for no key update;
	update private.replies r set settled_at = case when $2 then clock_timestamp() end where r.id = $1;
end
$$;

create function public.reply_settle(reply uuid, settled boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.reply_settle($1, $2)
$$;

comment on table private.answers is 'What follows a reply, by its author or by a facilitator.';
comment on column private.replies.settled_at is 'When a facilitator found that no answer is needed; covers what was sent before it.';
comment on column private.replies.waiting_since is 'Since when the author waits for an answer; null: nobody waits. Derived from the thread by trigger.';
comment on function private.waiting_since_of(private.replies) is 'Since when a reply waits, made anew from its thread.';
comment on function public.answer_send(uuid, uuid, text) is
	'The reply''s author or a facilitator: answers in its thread: {id, sent_at}. The id given is the sender''s own: the same again is the same answer. PT409 to the author where nobody reads it any more.';
comment on function public.answer_withdraw(uuid) is 'Whoever wrote an answer takes it back: nobody else reads it.';
comment on function public.reply_settle(uuid, boolean) is 'Facilitators: the reply needs no answer, or does after all. What its author writes later waits again.';
