-- What facilitators say of their cohort: its name, and how soon they usually answer.

create function private.cohort_settings(cohort uuid, name text, answers_within text) returns void
language plpgsql security definer set search_path = '' as $$
declare
	called text := btrim($2);
	words text := nullif(btrim($3), '');
begin
	perform private.require_role(cohort, 'facilitator');
	if called is null or char_length(called) not between 1 and 80 or char_length(words) > 200 then
		raise exception 'A name has 1 to 80 characters, and how soon you answer at most 200.'
			using errcode = 'PT422';
	end if;
	update private.cohorts c set name = called, answers_within = words where c.id = $1;
end
$$;

create function public.cohort_settings(cohort uuid, name text, answers_within text) returns void
language sql security invoker set search_path = '' as $$
	select private.cohort_settings($1, $2, $3)
$$;

comment on function public.cohort_settings(uuid, text, text) is 'Facilitators only: the cohort''s name, and in their own words how soon they usually answer; empty words are none.';
