-- A person's sessions are read with the account page in one call (`profile_page`); the function
-- that gave them alone was called by nothing.

drop function public.session_list();
