-- Hearing by mail that something waits for an answer, or came back: a choice on each membership, made
-- at joining, ended by one click in the mail itself. Whoever holds the key of a mail can do no more
-- with it than end those mails, so the click needs no session.

create function private.new_token() returns text
language sql volatile set search_path = '' as $$
	-- Two version 4 UUIDs carry 244 bits of the server's strong randomness; the hash keeps 128.
	select left(encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex'), 32)
$$;

alter table private.memberships
	-- Since when the member hears by mail; null: they do not. What was sent before is not told.
	add column hears_since timestamptz,
	add column mail_key text not null default private.new_token() unique
		check (mail_key ~ '^[0-9a-f]{32}$');

create function private.hearing_save(cohort uuid, hears boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort);
	update private.memberships
	set hears_since = case when hears then coalesce(hears_since, now()) end
	where cohort_id = cohort and user_id = private.me();
end
$$;

create function public.hearing_save(cohort uuid, hears boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.hearing_save($1, $2)
$$;

create function private.hearing_end(key text) returns void
language sql security definer set search_path = '' as $$
	update private.memberships set hears_since = null where mail_key = $1
$$;

create function public.hearing_end(key text) returns void
language sql security invoker set search_path = '' as $$
	select private.hearing_end($1)
$$;

comment on column private.memberships.mail_key is 'Names this membership in the mails about it: with it, and without a session, they can be ended.';
comment on function private.new_token() is '128 random bits, as 32 hexadecimal digits.';
comment on function public.hearing_save(uuid, boolean) is 'Lets the caller hear by mail what waits or came back in the cohort, or no longer.';
comment on function public.hearing_end(text) is 'Anyone with the key of a mail: ends the mails about that membership. Answers the same for a key that is not.';
