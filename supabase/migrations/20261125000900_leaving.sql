-- Leaving a cohort: what was sent there is withdrawn, or left with the facilitators, as the learner says.

drop function public.cohort_leave(uuid);
drop function private.cohort_leave(uuid);

create function private.cohort_leave(cohort uuid, withdraw boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
	me uuid := private.require_me();
begin
	if private.require_role(cohort) = 'facilitator' then
		-- Two facilitators leaving at once must not leave the cohort with none.
		perform from private.cohorts c where c.id = $1 for update;
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

create function public.cohort_leave(cohort uuid, withdraw boolean) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_leave($1, $2)
$$;

comment on function public.cohort_leave(uuid, boolean) is
	'Ends the caller''s membership; PT409 for a last facilitator. `withdraw`: nobody reads what the caller sent there any more; else the facilitators keep reading that, and nothing else of the caller.';
