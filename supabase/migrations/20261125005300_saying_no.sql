-- "No, and never again from this course": by the key of the mail, without a session. The address is
-- forgotten wherever it was invited; its hash alone stays, so that nobody can invite it again.

create function private.invite_refuse(key text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	address bytea;
begin
	select i.email_hash into address from private.invited i where i.mail_key = $1;
	if address is null then
		return;
	end if;
	insert into private.refusals (email_hash) values (address) on conflict do nothing;
	update private.invited i
	set email = null,
		token_hash = case when i.joined_at is null then null else i.token_hash end,
		refused_at = case when i.joined_at is null then coalesce(i.refused_at, now()) end
	where i.email_hash = address;
end
$$;

create function public.invite_refuse(key text) returns void
language sql security invoker set search_path = '' as $$
	select private.invite_refuse($1)
$$;

comment on function public.invite_refuse(text) is 'Anyone with the key of an invitation''s mail: no invitation goes to its address again, from anybody. Answers the same for a key that is not.';
