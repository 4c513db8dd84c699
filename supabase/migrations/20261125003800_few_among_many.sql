-- A cohort's people and their names: there are no statistics of names, so that nobody can ask the
-- planner about strangers, and by its own measure of a disk that turns, PostgreSQL would rather read
-- everybody's names than look up those of thirty. What these pages read lies in memory.

alter function private.cohort_overview(uuid, text, text, integer) set random_page_cost = 1.1;
alter function private.cohort_people(uuid, text, integer) set random_page_cost = 1.1;

-- A person's own cohorts, and what waits or is said in them: PostgreSQL here, too, would
-- rather read every cohort there is than look up those of one person.

alter function private.cohort_list() set random_page_cost = 1.1;
alter function private.notes_for_me() set random_page_cost = 1.1;
alter function private.came_back() set random_page_cost = 1.1;
