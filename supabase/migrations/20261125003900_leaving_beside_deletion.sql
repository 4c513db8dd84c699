-- A facilitator who leaves locks the cohort more weakly: the strongest lock waits for every key share,
-- which whoever sends, joins or deletes an account holds there, while they may wait for the membership.

create or replace function private.cohort_leave(cohort uuid, withdraw boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
begin
	if private.require_role(cohort) = 'facilitator' then
		-- Two facilitators leaving at once must not leave the cohort with none.
		perform from private.cohorts c where c.id = $1 for no key update;
		if (select count(*) from private.memberships m where m.cohort_id = $1 and m.role = 'facilitator') < 2 then
			raise exception 'A cohort keeps at least one facilitator.' using errcode = 'PT409';
		end if;
	else
		-- Cohort before membership before replies, as everywhere.
		perform from private.cohorts c where c.id = $1 for key share;
	end if;
	perform from private.memberships m where m.cohort_id = $1 and m.user_id = me for update;
	-- Who does not say leaves nothing. What is not left goes with the membership.
	if not $2 then
		update private.replies r set left_at = now()
		where r.cohort_id = $1 and r.user_id = me and r.withdrawn_at is null;
	end if;
	delete from private.memberships m where m.cohort_id = $1 and m.user_id = me;
end
$$;
