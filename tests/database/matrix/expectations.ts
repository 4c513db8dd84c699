/**
 * Who can do what. Every table, view and function of the catalogue has its row here, and every row
 * its object: the matrix sees to it.
 */

/**
 * Tables, as the data API gives them out.
 *   own     whoever is signed in, with rows of their own; nobody with anyone else's
 *   nobody  not even with their own
 */
export const tables = table(`
	table                    | select | insert | update | delete
	public.profiles          | own    | own    | own    | nobody
	public.ticks             | own    | own    | nobody | own
	public.reads             | own    | own    | nobody | own
	public.reflections       | own    | own    | own    | nobody
	public.reflection_versions | own  | nobody | nobody | nobody
	public.choices           | own    | own    | nobody | own
	public.plans             | own    | own    | own    | own
	public.tries             | own    | own    | own    | own
	public.seals             | own    | own    | nobody | own
	public.rhythms           | own    | own    | own    | own
	private.summaries        | nobody | nobody | nobody | nobody
	private.hosts            | nobody | nobody | nobody | nobody
	private.cohorts          | nobody | nobody | nobody | nobody
	private.memberships      | nobody | nobody | nobody | nobody
	private.invitations      | nobody | nobody | nobody | nobody
	private.replies          | nobody | nobody | nobody | nobody
	private.answers          | nobody | nobody | nobody | nobody
	private.looks            | nobody | nobody | nobody | nobody
	private.visits           | nobody | nobody | nobody | nobody
	private.counts           | nobody | nobody | nobody | nobody
	private.counted          | nobody | nobody | nobody | nobody
	private.circle_notes     | nobody | nobody | nobody | nobody
	private.handovers        | nobody | nobody | nobody | nobody
	private.exports          | nobody | nobody | nobody | nobody
	private.exported         | nobody | nobody | nobody | nobody
	private.concerns         | nobody | nobody | nobody | nobody
	private.notices          | nobody | nobody | nobody | nobody
	private.mails            | nobody | nobody | nobody | nobody
	private.invited          | nobody | nobody | nobody | nobody
	private.refusals         | nobody | nobody | nobody | nobody
	private.deletions        | nobody | nobody | nobody | nobody
	auth.audit_log_entries   | nobody | nobody | nobody | nobody
	auth.flow_state          | nobody | nobody | nobody | nobody
	auth.identities          | nobody | nobody | nobody | nobody
	auth.refresh_tokens      | nobody | nobody | nobody | nobody
	auth.sessions            | nobody | nobody | nobody | nobody
	auth.users               | nobody | nobody | nobody | nobody
`);

/**
 * Functions of the data API, asked about the circle of learner, classmate and facilitator.
 *   yes    answers                      own    answers, with things of the caller's alone
 *   none   answers with nothing at all  4xx    refuses
 *   a/b    a with grants.sql, b where everything is granted to everyone
 */
export const functions = table(`
	function          | stranger | learner | classmate | elsewhere | former | facilitator | colleague | host | ended | operator
	health            | yes      | yes     | yes       | yes       | yes    | yes         | yes       | yes  | yes   | 403/yes
	profile_page      | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	profile_save      | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	letter_page       | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	letters_page      | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	practice_save     | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	reflection_save   | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	reflection_delete | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	reflection_bring_back | 401 | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	reflection_page   | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	choice_save       | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	plan_save         | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	plan_end          | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	try_save          | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	try_delete        | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	seal_save         | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	seal_open         | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	rhythm_save       | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	desk_page         | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	notebook_page     | 401      | own     | own       | own       | own    | own         | own       | own  | 401   | 403/401
	notebook_export   | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	cohort_list       | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	cohort_start      | 401      | 403     | 403       | 403       | 403    | yes         | yes       | yes  | 401   | 403/401
	cohort_page       | 401      | yes     | yes       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	cohort_consent    | 401      | yes     | yes       | 404       | 404    | 403         | 404       | 404  | 401   | 403/401
	cohort_leave      | 401      | yes     | yes       | 404       | 404    | 409         | 404       | 404  | 401   | 403/401
	cohort_overview   | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invitation_make   | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invitation_revoke | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invitation_look   | yes      | yes     | yes       | yes       | yes    | yes         | yes       | yes  | yes   | 403/yes
	cohort_join       | 401      | yes     | yes       | yes       | yes    | yes         | yes       | yes  | 401   | 403/401
	reply_send        | 401      | yes     | yes       | 404       | 404    | 403         | 404       | 404  | 401   | 403/401
	reply_page        | 401      | yes     | 404       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	reply_withdraw    | 401      | yes     | 404       | 404       | 404    | 404         | 404       | 404  | 401   | 403/401
	reply_settle      | 401      | 403     | 404       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	answer_send       | 401      | yes     | 404       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	answer_withdraw   | 401      | yes     | 404       | 404       | 404    | 404         | 404       | 404  | 401   | 403/401
	replies_page      | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	learner_page      | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	seen_page         | 401/none | own     | own       | own       | own    | own         | own       | own  | none  | 403/none
	invitation_replace | 401     | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	cohort_people     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	cohort_settings   | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	member_remove     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	note_save         | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	circle_save       | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	circle_send       | 401      | yes     | yes       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	circle_page       | 401      | yes     | yes       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	message_hide      | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	message_show      | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	concern_raise     | 401      | 409     | yes       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	concern_done      | 401      | 404     | 404       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	hearing_save      | 401      | yes     | yes       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	hearing_end       | yes      | yes     | yes       | yes       | yes    | yes         | yes       | yes  | yes   | 403/yes
	invite_many       | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invite_again      | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invite_revoke     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invites_page      | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	invite_refuse     | yes      | yes     | yes       | yes       | yes    | yes         | yes       | yes  | yes   | 403/yes
	invites_due       | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	invite_sent       | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	invite_not_sent   | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	cohort_end        | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	cohort_reopen     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	handover_page     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	handover_offer    | 401      | 403     | 403       | 404       | 404    | 404         | 404       | 404  | 401   | 403/401
	handover_withdraw | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	handover_answer   | 401      | 403     | 403       | 404       | 404    | 409         | 404       | 404  | 401   | 403/401
	cohort_export     | 401      | 403     | 403       | 404       | 404    | yes         | 404       | 404  | 401   | 403/401
	post_due          | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	post_sent         | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	post_refused       | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	host_add          | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	host_remove       | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	hosts_page        | 401      | 403     | 403       | 403       | 403    | yes         | yes       | yes  | 401   | 403/401
	host_name         | 401      | 403     | 403       | 403       | 403    | yes         | yes       | yes  | 401   | 403/401
	host_unname       | 401      | 403     | 403       | 403       | 403    | 404         | 404       | 404  | 401   | 403/401
	host_cohorts      | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	host_list         | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
`);

/**
 * What grants.sql grants, by role. No actor reaches anything in `private` or `auth` by the data API;
 * the bodies behind the functions above still have to be executable for whoever may call those.
 */
export const grants = table(`
	object                     | anon    | authenticated        | service_role
	public.profiles            | -       | select insert update | -
	public.ticks               | -       | select insert delete | -
	public.reads               | -       | select insert delete | -
	public.reflections         | -       | select insert update | -
	public.reflection_versions | -       | select               | -
	public.choices             | -       | select insert delete | -
	public.plans               | -       | select insert update delete | -
	public.tries               | -       | select insert update delete | -
	public.seals               | -       | select insert delete | -
	public.rhythms             | -       | select insert update delete | -
	private.summaries          | -       | -                    | -
	private.hosts              | -       | -                    | -
	private.cohorts            | -       | -                    | -
	private.memberships        | -       | -                    | -
	private.invitations        | -       | -                    | -
	private.replies            | -       | -                    | -
	private.answers            | -       | -                    | -
	private.looks              | -       | -                    | -
	private.visits             | -       | -                    | -
	private.counts             | -       | -                    | -
	private.counted            | -       | -                    | -
	private.circle_notes       | -       | -                    | -
	private.handovers          | -       | -                    | -
	private.exports            | -       | -                    | -
	private.exported           | -       | -                    | -
	private.concerns           | -       | -                    | -
	private.notices            | -       | -                    | -
	private.mails              | -       | -                    | -
	private.invited            | -       | -                    | -
	private.refusals           | -       | -                    | -
	private.deletions          | -       | -                    | -
	public.health()            | execute | execute              | -
	public.profile_page()      | -       | execute              | -
	public.profile_save()      | -       | execute              | -
	public.letter_page()       | -       | execute              | -
	public.letters_page()      | -       | execute              | -
	public.practice_save()     | -       | execute              | -
	public.reflection_save()   | -       | execute              | -
	public.reflection_delete() | - | execute | -
	public.reflection_bring_back() | - | execute | -
	public.reflection_page() | - | execute | -
	public.choice_save() | - | execute | -
	public.plan_save() | - | execute | -
	public.plan_end() | - | execute | -
	public.try_save() | - | execute | -
	public.try_delete() | - | execute | -
	public.seal_save() | - | execute | -
	public.seal_open() | - | execute | -
	public.rhythm_save() | - | execute | -
	public.desk_page() | - | execute | -
	public.notebook_page() | - | execute | -
	public.notebook_export() | - | execute | -
	private.steps_of() | - | execute | -
	private.reflection_delete() | - | execute | -
	private.reflection_bring_back() | - | execute | -
	private.notebook_entries() | - | execute | -
	private.deletion_list() | - | execute | -
	private.forget_due() | - | execute | -
	private.forget_due_here() | - | - | -
	private.undo_for() | - | - | -
	private.shown_body() | - | execute | -
	private.stamp_time() | - | - | -
	private.stamp_plan() | - | - | -
	private.stamp_try() | - | - | -
	private.stamp_rhythm() | - | - | -
	private.keep_version() | - | - | -
	private.keep_sealed() | - | - | -
	private.keep_words_bounded() | - | - | -
	private.keep_thread_bounded() | - | - | -
	private.keep_concerns_bounded() | - | - | -
	public.cohort_list()       | -       | execute              | -
	public.cohort_start()      | -       | execute              | -
	public.cohort_page()       | -       | execute              | -
	public.cohort_consent()    | -       | execute              | -
	public.cohort_leave()      | -       | execute              | -
	public.cohort_overview()   | -       | execute              | -
	public.invitation_make()   | -       | execute              | -
	public.invitation_revoke() | -       | execute              | -
	public.invitation_look()   | execute | execute              | -
	public.cohort_join()       | -       | execute              | -
	public.reply_send()        | -       | execute              | -
	public.reply_page()        | -       | execute              | -
	public.reply_withdraw()    | -       | execute              | -
	public.reply_settle()      | -       | execute              | -
	public.answer_send()       | -       | execute              | -
	public.answer_withdraw()   | -       | execute              | -
	public.replies_page()      | -       | execute              | -
	public.learner_page()      | -       | execute              | -
	public.seen_page()         | -       | execute              | -
	public.invitation_replace() | -      | execute              | -
	public.cohort_people()     | -       | execute              | -
	public.cohort_settings()   | -       | execute              | -
	public.member_remove()     | -       | execute              | -
	public.circle_save()        | -       | execute              | -
	public.circle_send()        | -       | execute              | -
	public.circle_page()        | -       | execute              | -
	public.message_hide()       | -       | execute              | -
	public.message_show()       | -       | execute              | -
	public.concern_raise()      | -       | execute              | -
	public.concern_done()       | -       | execute              | -
	public.note_save()         | -       | execute              | -
	public.hearing_save()      | -       | execute              | -
	public.hearing_end()       | execute | execute              | -
	public.cohort_end()        | -       | execute              | -
	public.cohort_reopen()     | -       | execute              | -
	public.handover_page()   | -       | execute              | -
	public.handover_offer()   | -       | execute              | -
	public.handover_withdraw()   | -       | execute              | -
	public.handover_answer()   | -       | execute              | -
	public.cohort_export()     | -       | execute              | -
	public.post_due()          | -       | -                    | execute
	public.post_sent()         | -       | -                    | execute
	public.post_refused()       | -       | -                    | execute
	public.hosts_page()        | -       | execute              | -
	public.host_name()         | -       | execute              | -
	public.host_unname()       | -       | execute              | -
	public.host_cohorts()      | -       | -                    | execute
	public.host_add()          | -       | -                    | execute
	public.host_remove()       | -       | -                    | execute
	public.host_list()         | -       | -                    | execute
	private.session_stands()   | -       | execute              | -
	private.me()               | -       | execute              | -
	private.require_me()       | -       | execute              | -
	private.me_document()      | -       | execute              | -
	private.session_list()     | -       | execute              | -
	private.is_host()          | -       | execute              | -
	private.cohort_list()      | -       | execute              | -
	private.cohort_start()     | -       | execute              | -
	private.cohort_page()      | -       | execute              | -
	private.cohort_consent()   | -       | execute              | -
	private.cohort_leave()     | -       | execute              | -
	private.cohort_overview()  | -       | execute              | -
	private.invitation_make()  | -       | execute              | -
	private.invitation_revoke() | -      | execute              | -
	private.invitation_look()  | execute | execute              | -
	private.cohort_join()      | -       | execute              | -
	private.reply_send()       | -       | execute              | -
	private.reply_page()       | -       | execute              | -
	private.reply_withdraw()   | -       | execute              | -
	private.reply_settle()     | -       | execute              | -
	private.answer_send()      | -       | execute              | -
	private.answer_withdraw()  | -       | execute              | -
	private.replies_page()     | -       | execute              | -
	private.learner_page()     | -       | execute              | -
	private.seen_page()        | -       | execute              | -
	private.side_of_mine()     | -       | execute              | -
	private.sent_from()        | -       | execute              | -
	private.desk_of_mine()     | -       | execute              | -
	private.came_back()        | -       | execute              | -
	private.notes_for_me()     | -       | execute              | -
	private.invitation_replace() | -     | execute              | -
	private.cohort_people()    | -       | execute              | -
	private.cohort_settings()  | -       | execute              | -
	private.member_remove()    | -       | execute              | -
	private.circle_save()       | -       | execute              | -
	private.circle_send()       | -       | execute              | -
	private.circle_page()       | -       | execute              | -
	private.message_hide()      | -       | execute              | -
	private.message_show()      | -       | execute              | -
	private.concern_raise()     | -       | execute              | -
	private.concern_done()      | -       | execute              | -
	private.note_save()        | -       | execute              | -
	private.hearing_save()     | -       | execute              | -
	private.hearing_end()      | execute | execute              | -
	public.invite_many() | - | execute | -
	private.invite_many() | - | execute | -
	public.invite_again() | - | execute | -
	private.invite_again() | - | execute | -
	public.invite_revoke() | - | execute | -
	private.invite_revoke() | - | execute | -
	public.invites_page() | - | execute | -
	private.invites_page() | - | execute | -
	public.invite_refuse() | execute | execute | -
	private.invite_refuse() | execute | execute | -
	public.invites_due() | - | - | execute
	private.invites_due() | - | - | execute
	public.invite_sent() | - | - | execute
	private.invite_sent() | - | - | execute
	public.invite_not_sent() | - | - | execute
	private.invite_not_sent() | - | - | execute
	private.hash_of() | - | - | -
	private.invited_state() | - | - | -
	private.day_is_free() | - | - | -
	private.may_go_again() | - | - | -
	private.require_invitations_left() | - | - | -
	private.keep_invitations_bounded() | - | - | -
	private.invite_address() | - | - | -
	private.invitation_at() | - | - | -
	private.invitation_held() | - | - | -
	private.take_seat() | - | - | -
	private.pause_after() | - | - | -
	private.take_over_invites() | - | - | -
	private.forget_addresses() | - | - | -
	private.invites_of() | - | - | -
	private.cohort_end()       | -       | execute              | -
	private.cohort_reopen()    | -       | execute              | -
	private.ending_of()        | -       | execute              | -
	private.ending_of_thread() | -       | execute              | -
	private.endings_for_me()   | -       | execute              | -
	private.has_ended()        | -       | -                    | -
	private.require_open()     | -       | -                    | -
	private.keep_ended()       | -       | -                    | -
	private.keep_thread_ended() | -      | -                    | -
	private.handover_page()   | -       | execute              | -
	private.handover_offer()   | -       | execute              | -
	private.handover_withdraw()   | -       | execute              | -
	private.handover_answer()   | -       | execute              | -
	private.handovers_for_me() | - | execute | -
	private.handover_of() | - | - | -
	private.end_handover() | - | - | -
	private.cohort_export()    | -       | execute              | -
	private.exports_for_me()   | -       | -                    | -
	private.post_due()         | -       | -                    | execute
	private.post_sent()        | -       | -                    | execute
	private.post_refused()      | -       | -                    | execute
	private.require_operator() | -       | -                    | execute
	private.hosts_page()       | -       | execute              | -
	private.host_name()        | -       | execute              | -
	private.host_unname()      | -       | execute              | -
	private.cohorts_by_size()  | -       | -                    | execute
	private.require_host()     | -       | -                    | -
	private.host_add()         | -       | -                    | execute
	private.host_remove()      | -       | -                    | execute
	private.host_list()        | -       | -                    | execute
	private.circles_for_me()    | -       | -                    | -
	private.concerns_of()       | -       | -                    | -
	private.forget_concerns()   | -       | -                    | -
	private.forget_member()     | -       | -                    | -
	private.hidden_as()         | -       | -                    | -
	private.keep_to_the_circle()| -       | -                    | -
	private.kept_for()          | -       | -                    | -
	private.part_with_answers() | -       | -                    | -
	private.require_circle()    | -       | -                    | -
	private.shown_total()       | -       | -                    | -
	private.circles_of()       | -       | -                    | -
	private.coarse_time()      | -       | -                    | -
	private.facilitators_of()  | -       | -                    | -
	private.forget_counts()    | -       | -                    | -
	private.has_joined()       | -       | -                    | -
	private.in_turn()          | -       | -                    | -
	private.is_news()          | -       | -                    | -
	private.mails_to_make()    | -       | -                    | -
	private.mails_of()         | -       | -                    | -
	private.make_mail()        | -       | -                    | -
	private.make_notices()     | -       | -                    | -
	private.may_be_mailed()    | -       | -                    | -
	private.new_token()        | -       | -                    | -
	private.note_of()          | -       | -                    | -
	private.notice_answer()    | -       | -                    | -
	private.notice_reply()     | -       | -                    | -
	private.tidy_post()        | -       | -                    | -
	private.invitations_of()   | -       | -                    | -
	private.keep_bounded()     | -       | -                    | -
	private.keep_no_password() | -       | -                    | -
	private.letter_sums()      | -       | -                    | -
	private.step_sums()        | -       | -                    | -
	private.marks_of()         | -       | -                    | -
	private.part_with_replies() | -      | -                    | -
	private.pass_on_waiting()  | -       | -                    | -
	private.reach()            | -       | -                    | -
	private.recount()          | -       | -                    | -
	private.recount_row()      | -       | -                    | -
	private.require_reach()    | -       | -                    | -
	private.require_role()     | -       | -                    | -
	private.role_in()          | -       | -                    | -
	private.row_of()           | -       | -                    | -
	private.seen_of()          | -       | -                    | -
	private.sent_to()          | -       | -                    | -
	private.stamp_profile()    | -       | -                    | -
	private.stamp_reflection() | -       | -                    | -
	private.stamp_waiting()    | -       | -                    | -
	private.state_of()         | -       | -                    | -
	private.summarise()        | -       | -                    | -
	private.summary_of()       | -       | -                    | -
	private.unread_of()        | -       | -                    | -
	private.waiting_since_of() | -       | -                    | -
`);

/** The same functions, asked by who once could more: see the world's states. */
export const states = table(`
	function          | quiet | removed
	letter_page       | own   | own
	desk_page         | own   | own
	cohort_list       | own   | own
	cohort_page       | yes   | 404
	cohort_overview   | 403   | 404
	cohort_people     | 403   | 404
	cohort_settings   | 403   | 404
	member_remove     | 403   | 404
	cohort_export     | 403   | 404
	handover_page     | 403   | 404
	handover_offer    | 403   | 404
	handover_withdraw | 403   | 404
	handover_answer   | 403   | 404
	cohort_end        | 403   | 404
	cohort_reopen     | 403   | 404
	note_save         | 403   | 404
	hearing_save      | yes   | 404
	invitation_make   | 403   | 404
	invitation_replace | 403  | 404
	invitation_revoke | 403   | 404
	invite_many       | 403   | 404
	invite_again      | 403   | 404
	invite_revoke     | 403   | 404
	invites_page      | 403   | 404
	reply_page        | 404   | 404
	reply_withdraw    | 404   | 404
	reply_settle      | 404   | 404
	answer_send       | 404   | 404
	answer_withdraw   | 404   | 404
	replies_page      | own   | own
	learner_page      | 403   | 404
	seen_page         | own   | own
	circle_save       | 403   | 404
	circle_page       | yes   | 404
	message_hide      | 403   | 404
	message_show      | 403   | 404
	concern_raise     | yes   | 404
	concern_done      | 404   | 404
`);

/** The functions about a reply, asked about the one that quiet withdrew, and about quiet's page. */
export const withdrawn = table(`
	function       | quiet | learner | classmate | elsewhere | former | facilitator | removed | colleague
	reply_page     | yes   | 404     | 404       | 404       | 404    | 404         | 404     | 404
	reply_withdraw | yes   | 404     | 404       | 404       | 404    | 404         | 404     | 404
	reply_settle   | 403   | 404     | 404       | 404       | 404    | 404         | 404     | 404
	answer_send    | 409   | 404     | 404       | 404       | 404    | 404         | 404     | 404
	learner_page   | 403   | 403     | 403       | 404       | 404    | 404         | 404     | 404
`);

/**
 * The functions about a cohort, asked by its learner and its facilitator: while it has ended, and
 * once it is closed. Here `yes` says no more than that it answers.
 */
export const endings = table(`
	function          | learner, ended | facilitator, ended | learner, closed | facilitator, closed
	cohort_page       | yes | yes | 404 | 404
	cohort_overview   | 403 | yes | 404 | 404
	cohort_people     | 403 | yes | 404 | 404
	learner_page      | 403 | yes | 404 | 404
	reply_page        | yes | yes | yes | 404
	cohort_consent    | yes | 403 | 404 | 404
	hearing_save      | yes | yes | 404 | 404
	reply_settle      | 403 | yes | 403 | 404
	reply_send        | 409 | 403 | 404 | 404
	answer_send       | 409 | 409 | 409 | 404
	note_save         | 403 | 409 | 404 | 404
	invitation_make   | 403 | 409 | 404 | 404
	invitation_replace | 403 | 409 | 404 | 404
	invitation_revoke | 403 | yes | 404 | 404
	cohort_settings   | 403 | yes | 404 | 404
	answer_withdraw   | yes | 404 | yes | 404
	circle_save       | 403 | 409 | 404 | 404
	circle_send       | 409 | 409 | 404 | 404
	circle_page       | yes | yes | 404 | 404
	message_hide      | 403 | yes | 404 | 404
	message_show      | 403 | yes | 404 | 404
	concern_raise     | yes | yes | 404 | 404
	concern_done      | 404 | yes | 404 | 404
	invite_many       | 403 | 409 | 404 | 404
	invite_again      | 403 | 409 | 404 | 404
	invite_revoke     | 403 | yes | 404 | 404
	invites_page      | 403 | yes | 404 | 404
	cohort_export     | 403 | yes | 404 | 404
	handover_page     | 403 | yes | 404 | 404
	handover_offer    | 403 | 409 | 404 | 404
	handover_withdraw | 403 | yes | 404 | 404
	handover_answer   | 403 | 409 | 404 | 404
	cohort_end        | 403 | yes | 404 | 404
	reply_withdraw    | yes | 403 | yes | 404
	member_remove     | 403 | yes | 404 | 404
	cohort_reopen     | 403 | yes | 404 | 404
	cohort_leave      | yes | 409 | 404 | 404
`);

/**
 * The functions about a cohort that was handed over, asked by who handed it on and left, who handed
 * it on and stayed, and who has it now.
 */
export const handedOver = table(`
	function          | left | stayed | received
	cohort_page       | 404  | yes    | yes
	cohort_overview   | 404  | yes    | yes
	cohort_people     | 404  | yes    | yes
	learner_page      | 404  | yes    | yes
	reply_page        | 404  | yes    | yes
	answer_send       | 404  | yes    | yes
	reply_settle      | 404  | yes    | yes
	note_save         | 404  | yes    | yes
	invitation_make   | 404  | yes    | yes
	cohort_settings   | 404  | yes    | yes
	member_remove     | 404  | 404    | 404
	cohort_export     | 404  | yes    | yes
	handover_page     | 404  | yes    | yes
	handover_offer    | 404  | 404    | 404
	handover_withdraw | 404  | yes    | yes
	handover_answer   | 404  | 409    | 409
	cohort_end        | 404  | yes    | yes
`);

/** The functions about a message, asked about the one of learner's that facilitator hid from the circle. */
export const hidden = table(`
	function       | learner | quiet | classmate | elsewhere | former | facilitator | removed | colleague
	reply_page     | yes     | 404   | 404       | 404       | 404    | yes         | 404     | 404
	answer_send    | 409     | 404   | 404       | 404       | 404    | 409         | 404     | 404
	reply_settle   | 403     | 404   | 404       | 404       | 404    | yes         | 404     | 404
	concern_raise  | 409     | 404   | 404       | 404       | 404    | yes         | 404     | 404
	message_show   | 403     | 404   | 404       | 404       | 404    | yes         | 404     | 404
`);

/** Rows by the word in their first column, cells by the word above them. */
function table(text: string): Map<string, Record<string, string>> {
	const [head = [], ...rows] = text
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()));
	const found = new Map(
		rows.map(([name = '', ...cells]) => [
			name,
			Object.fromEntries(cells.map((cell, i) => [head[i + 1] ?? '', cell]))
		])
	);
	if (found.size < rows.length) throw new Error('Two rows of the expectations have one name.');
	return found;
}
