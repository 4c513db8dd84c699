-- All tries of a letter stand on one page, and a notebook is taken along whole: however well it can be
-- compressed, that much has to fit into the process at once. So bytes are counted as they are read, and
-- also where words that stand are made longer.

create function private.keep_words_bounded() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	bytes bigint;
begin
	execute format(
		'select sum(octet_length(%s)) from %I.%I where user_id = $1', tg_argv[1], tg_table_schema, tg_table_name
	) into bytes using new.user_id;
	if bytes > tg_argv[0]::bigint then
		raise exception 'There is no room for more here.' using errcode = 'PT413';
	end if;
	return null;
end
$$;

drop trigger bounded on public.reflections;
drop function private.keep_notebook_bounded();
create trigger bounded after insert on public.reflections
for each row execute function private.keep_bounded('12000');
create trigger words_bounded after insert on public.reflections
for each row execute function private.keep_words_bounded('12000000', 'body');
create trigger longer_words_bounded after update on public.reflections
for each row when (octet_length(new.body) > octet_length(old.body))
execute function private.keep_words_bounded('12000000', 'body');

create trigger words_bounded after insert on public.tries
for each row execute function private.keep_words_bounded('4000000', 'noticed');
create trigger longer_words_bounded after update on public.tries
for each row when (octet_length(new.noticed) > octet_length(old.noticed))
execute function private.keep_words_bounded('4000000', 'noticed');

comment on function private.keep_words_bounded() is 'Refuses words with which one person would have more bytes in the table than the number given as argument, in the column given after it (PT413). Shorter ones always fit.';
