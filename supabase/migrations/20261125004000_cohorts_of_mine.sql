-- A person's own cohorts, and what waits or is said in them: as with names (003800), PostgreSQL would
-- rather read every cohort there is than look up those of one person.

alter function private.cohort_list() set random_page_cost = 1.1;
alter function private.notes_for_me() set random_page_cost = 1.1;
alter function private.came_back() set random_page_cost = 1.1;
