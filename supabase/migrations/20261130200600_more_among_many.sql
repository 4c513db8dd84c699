-- More pages that PostgreSQL, by its own measure of a disk that turns, would rather answer by reading
-- everybody than by looking up those whom they are about.

alter function private.cohort_export(uuid, text) set random_page_cost = 1.1;
alter function private.handover_page(uuid) set random_page_cost = 1.1;
alter function private.hosts_page(integer) set random_page_cost = 1.1;
alter function private.invite_many(uuid, text[], integer) set random_page_cost = 1.1;
