-- How pages name a member without naming a person: an id that is good in one cohort alone, and goes
-- with the membership.

alter table private.memberships add column id uuid not null default gen_random_uuid() unique;

-- Nearly every page names a cohort's facilitators, and there are a few of them among thousands.
create index on private.memberships (cohort_id, role);

-- How soon they usually answer, in the facilitators' own words.
alter table private.cohorts add column answers_within public.shown_text
	check (char_length(answers_within) between 1 and 200);

comment on column private.memberships.id is 'How pages name the member; never the user''s id.';
comment on column private.cohorts.answers_within is 'How soon the facilitators usually answer, in their own words.';
