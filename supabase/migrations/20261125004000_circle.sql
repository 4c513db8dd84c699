-- The circle: where facilitators turned it on, what somebody writes may go to everybody in the
-- cohort. It is a reply as every other, but for who reads it; nothing of it is public.

alter table private.cohorts add column circle_since timestamptz;
alter table private.replies
	add column audience text not null default 'facilitators' check (audience in ('facilitators', 'circle'));

create index replies_to_circle on private.replies (cohort_id, sent_at desc, id)
where audience = 'circle' and withdrawn_at is null;

-- Off, nothing new is written; what was written stays with whom it was written to, until it is
-- taken back.
create function private.circle_save(cohort uuid, open boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	update private.cohorts c
	set circle_since = case when $2 then coalesce(c.circle_since, now()) end
	where c.id = $1;
end
$$;

create function public.circle_save(cohort uuid, open boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.circle_save($1, $2)
$$;

create function private.circle_send(cohort uuid, id uuid, letter text, prompt text, body text)
returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	since timestamptz;
	sent private.replies;
begin
	perform private.require_role(cohort);
	perform pg_advisory_xact_lock(hashtextextended(me::text, 0));
	-- As with what goes to the facilitators: nothing is sent by somebody whose membership ends at the
	-- same moment, and nothing to a circle that is being turned off.
	select c.circle_since into since from private.cohorts c where c.id = $1 for share;
	perform from private.memberships m where m.cohort_id = $1 and m.user_id = me for share;
	if not found then
		raise exception 'There is no such cohort for you.' using errcode = 'PT404';
	end if;
	select * into sent from private.replies r where r.user_id = me and r.sent_as = $2;
	if not found then
		if since is null then
			raise exception 'The circle is not open.' using errcode = 'PT409';
		end if;
		insert into private.replies (user_id, sent_as, cohort_id, cohort_name, letter, prompt, body, sent_at, audience)
		select me, coalesce($2, gen_random_uuid()), c.id, c.name, $3, $4, $5, clock_timestamp(), 'circle'
		from private.cohorts c where c.id = $1
		returning * into sent;
	end if;
	return jsonb_build_object('id', sent.id, 'sent_at', sent.sent_at);
end
$$;

create function public.circle_send(cohort uuid, id uuid, letter text, prompt text, body text)
returns jsonb
language sql security invoker set search_path = '' as $$
	select private.circle_send($1, $2, $3, $4, $5)
$$;

-- Of fewer than three, a total would tell of single people.
create function private.shown_total(people bigint) returns bigint
language sql immutable set search_path = '' as $$
	select case when people >= 3 then people end
$$;

comment on column private.cohorts.circle_since is 'Since when members may write to the whole circle; null: they may not.';
comment on column private.replies.audience is 'Who reads it: the cohort''s facilitators, or everybody in the cohort.';
comment on function private.shown_total(bigint) is 'A total as it may be told to members: null below three.';
comment on function public.circle_save(uuid, boolean) is 'Facilitators only: whether members may write to the whole circle. What was written stays.';
comment on function public.circle_send(uuid, uuid, text, text, text) is
	'Members, where the circle is on: sends a copy of the words to everybody in the cohort: {id, sent_at}. The id given is the sender''s own, for replies of either kind. PT409 where the circle is off.';
