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
	host_add          | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
	host_remove       | 401      | 403     | 403       | 403       | 403    | 403         | 403       | 403  | 403   | yes
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
	private.keep_notebook_bounded() | - | - | -
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
	private.require_operator() | -       | -                    | execute
	private.host_add()         | -       | -                    | execute
	private.host_remove()      | -       | -                    | execute
	private.host_list()        | -       | -                    | execute
	private.coarse_time()      | -       | -                    | -
	private.facilitators_of()  | -       | -                    | -
	private.in_turn()          | -       | -                    | -
	private.invitations_of()   | -       | -                    | -
	private.keep_bounded()     | -       | -                    | -
	private.keep_no_password() | -       | -                    | -
	private.require_role()     | -       | -                    | -
	private.role_in()          | -       | -                    | -
	private.row_of()           | -       | -                    | -
	private.stamp_profile()    | -       | -                    | -
	private.stamp_reflection() | -       | -                    | -
	private.state_of()         | -       | -                    | -
	private.summarise()        | -       | -                    | -
	private.summary_of()       | -       | -                    | -
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
