-- Sign-in is by e-mailed code or link alone. A password set by whoever signs up first with
-- somebody else's address would still open the account after its owner confirmed it, so no
-- password is ever kept, whichever door it comes by.

create function private.keep_no_password() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	new.encrypted_password := null;
	return new;
end
$$;

create trigger keep_no_password
before insert or update on auth.users
for each row execute function private.keep_no_password();

comment on function private.keep_no_password() is 'Clears any password on its way into auth.users.';
