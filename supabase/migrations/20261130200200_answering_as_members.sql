-- Who answers at the moment when their membership ends, or the cohort does, has answered before it or
-- not at all: nothing is left behind by somebody who is not there any more.

create or replace function private.answer_send(reply uuid, id uuid, body text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
	mine text := private.require_reach(reply);
	there uuid := (select r.cohort_id from private.replies r where r.id = $1);
	thread private.replies;
	sent private.answers;
begin
	-- Account before cohort before membership before replies, as whoever deletes, ends or removes
	-- does, who waits here or is waited for.
	perform from auth.users u where u.id = me for key share;
	perform from private.cohorts c where c.id = there for key share;
	perform from private.memberships m where m.cohort_id = there and m.user_id = me for share;
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
