-- In a cohort that has ended its circle's setting stands still, and no invitation goes once more: what
-- brings something new goes through the one door. What looks after people does not: as long as the
-- circle is read, its facilitators can hide a message and anybody can ask them to look at one.

create or replace function private.circle_save(cohort uuid, open boolean) returns void
language plpgsql security definer set search_path = '' as $$
begin
	perform private.require_role(cohort, 'facilitator');
	perform private.require_open(cohort);
	update private.cohorts c
	set circle_since = case when $2 then coalesce(c.circle_since, now()) end
	where c.id = $1;
end
$$;

-- A row that stood before is changed here, so no trigger on what comes new would see it.
create or replace function private.invite_again(cohort uuid, invite uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
	one private.invited;
begin
	perform private.require_role(cohort, 'facilitator');
	-- Held, so that it does not end between the question and the answer: then the mail would go.
	perform from private.cohorts c where c.id = $1 for key share;
	perform private.require_open(cohort);
	select * into one from private.invited i where i.cohort_id = $1 and i.id = $2 for update;
	if one.id is null then
		raise exception 'There is no such invitation.' using errcode = 'PT404';
	end if;
	if not private.may_go_again(one) then
		raise exception 'Nobody gets two invitations within a day.' using errcode = 'PT409';
	end if;
	perform private.require_invitations_left(1);
	-- The link that went before opens nothing from now on.
	update private.invited i
	set made_by = private.me(), made_at = now(), expires_at = now() + (one.expires_at - one.made_at),
		token_hash = null, attempts = 0, handed_at = null, sent_at = null, next_try_at = null,
		problem = null, round = null, revoked_at = null
	where i.id = one.id;
end
$$;

create or replace function public.circle_page(cohort uuid, page integer) returns jsonb
language sql volatile security invoker set search_path = '' as $$
	select jsonb_build_object('me', private.me_document()) || private.circle_page($1, $2)
		|| jsonb_build_object('ending', private.ending_of($1))
$$;

comment on function public.circle_page(uuid, integer) is
	'Members: what was written to the circle, newest first; page: from 1, 50 messages each. {me, cohort, role, circle_since, facilitators, people, found, shown, page, messages: [{id, by: {name, pronouns, role}, mine, letter, prompt, opening, sent_at, answers, unread, hidden}], concerns (facilitators): [{id, reply, answer, letter, body, by, sent_at, asked_by, why, asked_at, kept_until, done_at, stands}], ending}. Totals (people, answers) are null below three. `hidden` ones are there for their author and the facilitators alone; `unread` is the caller''s own knowledge.';
