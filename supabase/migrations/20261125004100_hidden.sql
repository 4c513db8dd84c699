-- What facilitators hid from the circle, and why. Its author goes on reading it, with the reason.

alter table private.replies
	add column hidden_at timestamptz,
	add column hidden_by uuid references auth.users on delete set null,
	add column hidden_reason text check (char_length(hidden_reason) between 1 and 500),
	add constraint hidden_from_circles check (hidden_at is null or audience = 'circle'),
	add constraint hidden_with_reason check ((hidden_at is null) = (hidden_reason is null));

alter table private.answers
	add column hidden_at timestamptz,
	add column hidden_by uuid references auth.users on delete set null,
	add column hidden_reason text check (char_length(hidden_reason) between 1 and 500),
	add constraint hidden_with_reason check ((hidden_at is null) = (hidden_reason is null));

create index on private.replies (hidden_by);
create index on private.answers (hidden_by);

create function private.hidden_as(at timestamptz, by_id uuid, reason text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'at', at, 'reason', reason, 'by', (select p.display_name from public.profiles p where p.user_id = by_id)
	)
	where at is not null
$$;

-- Its facilitators alone, of a message that stands in the circle; the thread is held from here on.
create function private.require_circle(reply uuid, answer uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	thread private.replies;
begin
	perform private.require_reach(reply);
	select * into thread from private.replies r where r.id = $1 for no key update;
	perform private.require_role(thread.cohort_id, 'facilitator');
	if thread.audience <> 'circle' then
		raise exception 'This did not go to the circle.' using errcode = 'PT409';
	end if;
	if thread.withdrawn_at is not null or $2 is not null and not exists (
		select from private.answers a where a.id = $2 and a.reply_id = $1 and a.withdrawn_at is null
	) then
		raise exception 'There is no such message for you.' using errcode = 'PT404';
	end if;
end
$$;

create function private.message_hide(reply uuid, answer uuid, reason text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	words text := btrim(regexp_replace($3, '\r\n?', E'\n', 'g'), E' \n\t');
	me uuid := private.require_me();
begin
	perform private.require_circle(reply, answer);
	if words is null or char_length(words) not between 1 and 500 then
		raise exception 'A reason has 1 to 500 characters.' using errcode = 'PT422';
	end if;
	if $2 is null then
		update private.replies r set hidden_at = now(), hidden_by = me, hidden_reason = words where r.id = $1;
	else
		update private.answers a set hidden_at = now(), hidden_by = me, hidden_reason = words where a.id = $2;
	end if;
end
$$;

create function public.message_hide(reply uuid, answer uuid, reason text) returns void
language sql security invoker set search_path = '' as $$
	select private.message_hide($1, $2, $3)
$$;

create function private.message_show(reply uuid, answer uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_circle(reply, answer);
	if $2 is null then
		update private.replies r set hidden_at = null, hidden_by = null, hidden_reason = null where r.id = $1;
	else
		update private.answers a set hidden_at = null, hidden_by = null, hidden_reason = null where a.id = $2;
	end if;
end
$$;

create function public.message_show(reply uuid, answer uuid) returns void
language sql security invoker set search_path = '' as $$
	select private.message_show($1, $2)
$$;

comment on function private.hidden_as(timestamptz, uuid, text) is 'That and why a message is hidden: {at, reason, by}, or null; for its author and the facilitators.';
comment on function private.require_circle(uuid, uuid) is 'That the caller facilitates the circle where this message stands (answer null: the reply itself); holds the thread. PT404, 42501, and PT409 for what did not go to a circle.';
comment on function public.message_hide(uuid, uuid, text) is 'Facilitators: the other members no longer read the message (answer null: the reply, and with it its thread); its author reads the reason (1–500 characters) and who gave it.';
comment on function public.message_show(uuid, uuid) is 'Facilitators: the message is read by the circle again.';
