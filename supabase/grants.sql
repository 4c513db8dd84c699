-- Who may call what. Row level security and the functions hold without this file (and are
-- tested so); it is the second wall. Repeatable: run it after every migration. The embedded
-- backend does so at each start, because it grants all to everyone when it opens a database;
-- so may a hosted project's default privileges.

revoke all on all tables in schema public, private from public, anon, authenticated, service_role;
revoke all on all sequences in schema public, private from public, anon, authenticated, service_role;
revoke all on all functions in schema public, private from public, anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;
alter default privileges in schema public
	revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public
	revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public
	revoke execute on functions from anon, authenticated, service_role;

grant usage on schema public to anon, authenticated, service_role;
-- For the bodies behind the thin public functions; the data API does not expose this schema.
grant usage on schema private to anon, authenticated, service_role;

-- One's own things, by table.
grant select, insert, update on public.profiles to authenticated;
grant select, insert, delete on public.ticks to authenticated;
grant select, insert, delete on public.reads to authenticated;
grant select, insert, update on public.reflections to authenticated;
grant select on public.reflection_versions to authenticated;
grant select, insert, delete on public.choices, public.seals to authenticated;
grant select, insert, update, delete on public.plans, public.tries, public.rhythms to authenticated;

-- Anyone.
grant execute on function
	public.health(),
	public.invitation_look(text), private.invitation_look(text),
	public.hearing_end(text), private.hearing_end(text),
	public.invite_refuse(text), private.invite_refuse(text)
to anon, authenticated;

-- Signed-in people.
grant execute on function
	private.session_stands(), private.me(), private.require_me(), private.me_document(),
	private.session_list(),
	public.profile_page(), public.profile_save(text, text),
	public.practice_save(text, text[], text[], boolean),
	public.letter_page(text), public.letters_page(), public.desk_page(), private.steps_of(text),
	public.reflection_save(text, text, text, integer), public.reflection_delete(text, text, integer),
	private.reflection_delete(text, text, integer),
	public.reflection_bring_back(text, text), private.reflection_bring_back(text, text),
	public.reflection_page(text, text), private.reflection_of_mine(text, text),
	private.shown_body(public.reflections, date),
	public.choice_save(text, text, boolean),
	public.plan_save(uuid, text, text, text, text), public.plan_end(uuid),
	public.try_save(uuid, text, text, date, text, text, integer), public.try_delete(uuid),
	public.seal_save(text, text, date), public.seal_open(text, text),
	public.rhythm_save(date, integer),
	public.notebook_page(text, text, integer), private.notebook_entries(text, text, integer),
	private.deletion_list(), private.forget_due(), public.notebook_export(),
	private.is_host(),
	public.cohort_start(text), private.cohort_start(text),
	public.cohort_list(), private.cohort_list(),
	public.cohort_page(uuid), private.cohort_page(uuid),
	public.cohort_consent(uuid, boolean), private.cohort_consent(uuid, boolean),
	public.cohort_leave(uuid, boolean), private.cohort_leave(uuid, boolean),
	public.cohort_overview(uuid, text, text, integer), private.cohort_overview(uuid, text, text, integer),
	public.invitation_make(uuid, integer, integer, text),
	private.invitation_make(uuid, integer, integer, text),
	public.invitation_replace(uuid, text), private.invitation_replace(uuid, text),
	public.invitation_revoke(uuid, text), private.invitation_revoke(uuid, text),
	public.invite_many(uuid, text[], integer), private.invite_many(uuid, text[], integer),
	public.invite_again(uuid, uuid), private.invite_again(uuid, uuid),
	public.invite_revoke(uuid, uuid), private.invite_revoke(uuid, uuid),
	public.invites_page(uuid, integer), private.invites_page(uuid, integer),
	public.cohort_join(text, boolean, boolean), private.cohort_join(text, boolean, boolean),
	public.hearing_save(uuid, boolean), private.hearing_save(uuid, boolean),
	public.cohort_settings(uuid, text, text), private.cohort_settings(uuid, text, text),
	public.note_save(uuid, text), private.note_save(uuid, text),
	public.cohort_people(uuid, text, integer), private.cohort_people(uuid, text, integer),
	public.member_remove(uuid, uuid), private.member_remove(uuid, uuid),
	private.side_of_mine(text), private.sent_from(text, text),
	private.desk_of_mine(), private.came_back(), private.notes_for_me(),
	public.reply_begin(text, text), private.reply_begin(text, text),
	public.reply_send(uuid, uuid, text, text, text), private.reply_send(uuid, uuid, text, text, text),
	public.reply_withdraw(uuid), private.reply_withdraw(uuid),
	public.reply_settle(uuid, boolean), private.reply_settle(uuid, boolean),
	public.answer_send(uuid, uuid, text), private.answer_send(uuid, uuid, text),
	public.answer_withdraw(uuid), private.answer_withdraw(uuid),
	public.reply_page(uuid), private.reply_page(uuid),
	public.replies_page(), private.replies_page(),
	public.circle_save(uuid, boolean), private.circle_save(uuid, boolean),
	public.circle_send(uuid, uuid, text, text, text), private.circle_send(uuid, uuid, text, text, text),
	public.circle_page(uuid, integer), private.circle_page(uuid, integer),
	public.message_hide(uuid, uuid, text), private.message_hide(uuid, uuid, text),
	public.message_show(uuid, uuid), private.message_show(uuid, uuid),
	public.concern_raise(uuid, uuid, text), private.concern_raise(uuid, uuid, text),
	public.concern_done(uuid), private.concern_done(uuid),
	public.learner_page(uuid, uuid), private.learner_page(uuid, uuid),
	public.seen_page(), private.seen_page(),
	public.cohort_end(uuid, integer), private.cohort_end(uuid, integer),
	public.cohort_reopen(uuid), private.cohort_reopen(uuid),
	private.ending_of(uuid), private.ending_of_thread(uuid), private.endings_for_me(),
	public.handover_page(uuid), private.handover_page(uuid),
	public.handover_offer(uuid, uuid, boolean), private.handover_offer(uuid, uuid, boolean),
	public.handover_withdraw(uuid), private.handover_withdraw(uuid),
	public.handover_answer(uuid, boolean), private.handover_answer(uuid, boolean),
	private.handovers_for_me(),
	public.cohort_export(uuid, text), private.cohort_export(uuid, text),
	public.hosts_page(integer), private.hosts_page(integer),
	public.host_name(text), private.host_name(text),
	public.host_unname(uuid), private.host_unname(uuid)
to authenticated;

-- The operator's key.
grant execute on function
	private.require_operator(),
	public.host_add(text), private.host_add(text),
	public.host_remove(text), private.host_remove(text),
	public.host_list(), private.host_list(),
	public.host_cohorts(integer), private.cohorts_by_size(integer),
	public.post_due(integer, uuid), private.post_due(integer, uuid),
	public.post_sent(uuid), private.post_sent(uuid),
	public.post_refused(uuid, text), private.post_refused(uuid, text),
	public.invites_due(integer, uuid), private.invites_due(integer, uuid),
	public.invite_sent(uuid), private.invite_sent(uuid),
	public.invite_not_sent(uuid, text), private.invite_not_sent(uuid, text)
to service_role;
