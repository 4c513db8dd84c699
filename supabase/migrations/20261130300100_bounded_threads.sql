-- A thread is read whole: five hundred answers of twenty thousand characters, by one member alone, ended
-- the course's process for everybody as soon as somebody opened it. So it is bounded in bytes, too.

create function private.keep_thread_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- What was taken back counts as well: its author reads it still.
	if (select sum(octet_length(a.body)) from private.answers a where a.reply_id = new.reply_id) > 1000000 then
		raise exception 'There is no room for more here.' using errcode = 'PT413';
	end if;
	return null;
end
$$;

create trigger bounded after insert on private.answers
for each row execute function private.keep_thread_bounded();

comment on function private.keep_thread_bounded() is 'Refuses an answer with which a thread would hold more than a million bytes of answers (PT413).';
