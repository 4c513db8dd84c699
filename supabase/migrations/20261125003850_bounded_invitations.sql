-- A cohort has a hundred open links at most, and the newest four hundred of those that are closed:
-- whoever makes more by mistake, or on purpose, fills neither the disk nor everybody's page.

create function private.keep_invitations_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform from private.invitations i
	where i.cohort_id in (select m.cohort_id from made m) and private.state_of(i) = 'open'
	group by i.cohort_id having count(*) > 100;
	if found then
		raise exception 'A cohort has a hundred open links at most. Please close one first.'
			using errcode = 'PT409';
	end if;
	delete from private.invitations d
	using (
		select i.token, row_number() over (partition by i.cohort_id order by i.made_at desc) as place
		from private.invitations i
		where i.cohort_id in (select m.cohort_id from made m) and private.state_of(i) <> 'open'
	) closed
	where d.token = closed.token and closed.place > 400;
	return null;
end
$$;

create trigger bounded after insert on private.invitations
referencing new table as made
for each statement execute function private.keep_invitations_bounded();

comment on function private.keep_invitations_bounded() is 'Refuses a cohort''s hundred and first open link (PT409), and forgets the oldest closed ones beyond four hundred.';
