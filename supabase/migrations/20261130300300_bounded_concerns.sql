-- Facilitators read all that they were asked to look at on one page, each with a copy of the message.
-- Whoever asks for hundreds asks for nothing; twenty wait at most, and more when those were looked at.
-- (A few more where they are asked for in the same moment: nothing is held for this.)

create function private.keep_concerns_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if (
		select count(*) from private.concerns k
		where k.cohort_id = new.cohort_id and k.asked_by = new.asked_by and k.done_at is null
	) > 20 then
		raise exception 'You asked for twenty already. They look at those first.' using errcode = 'PT409';
	end if;
	return null;
end
$$;

create trigger bounded after insert on private.concerns
for each row execute function private.keep_concerns_bounded();

comment on function private.keep_concerns_bounded() is 'Refuses a member''s twenty-first concern in a cohort that facilitators have yet to look at (PT409).';
