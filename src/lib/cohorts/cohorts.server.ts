import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';
import type {
	Cohort,
	Facilitator,
	InvitationState,
	Membership,
	Overview,
	Role,
	Row,
	View
} from './cohorts';

export function list(
	locals: App.Locals
): Promise<Asked & { host: boolean; cohorts: Membership[] }> {
	return call(locals, 'cohort_list', {});
}

/** Hosts alone may: a new cohort with the caller as its facilitator. */
export function start(locals: App.Locals, name: string): Promise<string> {
	return call(locals, 'cohort_start', { name });
}

export interface MembersPage extends Asked {
	cohort: Cohort;
	role: Role;
	facilitators: Facilitator[];
	shares_since: string | null;
	/** The caller's own row, as facilitators see it while it is shared. */
	seen: Row;
}

export function page(locals: App.Locals, cohort: string): Promise<MembersPage> {
	return call(locals, 'cohort_page', { cohort });
}

export function consent(locals: App.Locals, cohort: string, shares: boolean): Promise<void> {
	return call(locals, 'cohort_consent', { cohort, shares });
}

export function leave(locals: App.Locals, cohort: string): Promise<void> {
	return call(locals, 'cohort_leave', { cohort });
}

/** Facilitators alone may. One call, whatever the cohort's size. */
export function overview(
	locals: App.Locals,
	cohort: string,
	{ sort, search, page }: View
): Promise<Asked & Overview> {
	return call(locals, 'cohort_overview', { cohort, sort, search, page });
}

export function invite(
	locals: App.Locals,
	cohort: string,
	{ days, seats }: { days: number; seats: number }
): Promise<string> {
	return call(locals, 'invitation_make', { cohort, days, seats });
}

export function revoke(locals: App.Locals, cohort: string, token: string): Promise<void> {
	return call(locals, 'invitation_revoke', { cohort, token });
}

export type Look = Asked & { member_of?: string } & (
		| { state: 'open'; cohort: string; facilitators: Facilitator[]; expires_at: string }
		| { state: Exclude<InvitationState, 'open'> }
	);

/** What whoever holds the link may know before joining; works without an account. */
export function look(locals: App.Locals, token: string): Promise<Look> {
	return call(locals, 'invitation_look', { token });
}

export function join(
	locals: App.Locals,
	token: string,
	shares: boolean
): Promise<{ state: InvitationState; cohort?: string }> {
	return call(locals, 'cohort_join', { token, shares });
}
