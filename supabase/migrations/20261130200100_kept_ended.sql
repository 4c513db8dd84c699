-- In a cohort that has ended nothing is hidden, shown again or asked about, its circle's setting stands
-- still, and no invitation goes once more: what changes a cohort goes through the one door.

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

create or replace function private.require_circle(reply uuid, answer uuid) returns void
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
	perform private.require_open(thread.cohort_id);
end
$$;

create or replace function private.concern_raise(reply uuid, answer uuid, why text) returns void
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
	perform private.require_open(thread.cohort_id);
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

comment on function private.require_circle(uuid, uuid) is 'That the caller facilitates the circle where this message stands (answer null: the reply itself), and that its cohort goes on; holds the thread. PT404, 42501, and PT409 for what did not go to a circle, and where it has ended.';
comment on function public.circle_page(uuid, integer) is
	'Members: what was written to the circle, newest first; page: from 1, 50 messages each. {me, cohort, role, circle_since, facilitators, people, found, shown, page, messages: [{id, by: {name, pronouns, role}, mine, letter, prompt, opening, sent_at, answers, unread, hidden}], concerns (facilitators): [{id, reply, answer, letter, body, by, sent_at, asked_by, why, asked_at, kept_until, done_at, stands}], ending}. Totals (people, answers) are null below three. `hidden` ones are there for their author and the facilitators alone; `unread` is the caller''s own knowledge.';
