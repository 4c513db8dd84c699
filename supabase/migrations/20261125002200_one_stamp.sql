-- Ticks and read marks get their time as choices and seals do: by the one function that there is.

create or replace trigger stamp before insert on public.ticks
for each row execute function private.stamp_time('ticked_at');
create or replace trigger stamp before insert on public.reads
for each row execute function private.stamp_time('read_at');

drop function private.stamp_tick();
drop function private.stamp_read();
