import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';
import type {
	Cohort,
	Ending,
	Export,
	Facilitator,
	Handover,
	InvitationState,
	Learner,
	Membership,
	Note,
	Overview,
	People,
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
	/** How soon the facilitators usually answer, in their words. */
	answers_within: string | null;
	note: Note | null;
	/** Since when members can write to the whole circle; null: they cannot. */
	circle_since: string | null;
	shares_since: string | null;
	/** Whether the caller hears by mail what waits or came back here. */
	hears: boolean;
	/** How many things that the caller sent there stand. */
	sent: number;
	/** The caller's own row, as facilitators see it while it is shared. */
	seen: Row;
	ending: Ending | null;
}

export function page(locals: App.Locals, cohort: string): Promise<MembersPage> {
	return call(locals, 'cohort_page', { cohort });
}

export function consent(locals: App.Locals, cohort: string, shares: boolean): Promise<void> {
	return call(locals, 'cohort_consent', { cohort, shares });
}

export function hear(locals: App.Locals, cohort: string, hears: boolean): Promise<void> {
	return call(locals, 'hearing_save', { cohort, hears });
}

/** Whoever holds a mail may end the mails about that membership, by the key in it; signed in or not. */
export function endHearing(locals: App.Locals, key: string): Promise<void> {
	return call(locals, 'hearing_end', { key });
}

/** Withdraws what the caller sent there, or leaves it with the facilitators. */
export function leave(locals: App.Locals, cohort: string, withdraw: boolean): Promise<void> {
	return call(locals, 'cohort_leave', { cohort, withdraw });
}

/** Facilitators alone may. One call, whatever the cohort's size. */
export function overview(
	locals: App.Locals,
	cohort: string,
	{ sort, search, page }: View
): Promise<Asked & Overview> {
	return call(locals, 'cohort_overview', { cohort, sort, search, page });
}

/** Facilitators alone may. Leaves a visit, which the learner can read: the call that answers notes it. */
export function learner(
	locals: App.Locals,
	cohort: string,
	member: string
): Promise<Asked & Learner> {
	return call(locals, 'learner_page', { cohort, member });
}

export function invite(
	locals: App.Locals,
	cohort: string,
	{ days, seats, role }: { days: number; seats: number; role: Role }
): Promise<string> {
	return call(locals, 'invitation_make', { cohort, days, seats, role });
}

/** A new token in the place of one that went astray, which opens nothing from then on. */
export function replace(locals: App.Locals, cohort: string, token: string): Promise<string> {
	return call(locals, 'invitation_replace', { cohort, token });
}

export function revoke(locals: App.Locals, cohort: string, token: string): Promise<void> {
	return call(locals, 'invitation_revoke', { cohort, token });
}

export type Look = Asked & { member_of?: string } & (
		| {
				state: 'open';
				cohort: string;
				role: Role;
				/** Members can write to the whole circle. */
				circle: boolean;
				facilitators: Facilitator[];
				expires_at: string;
		  }
		| { state: Exclude<InvitationState, 'open'> }
	);

/** What whoever holds the link may know before joining; works without an account. */
export function look(locals: App.Locals, token: string): Promise<Look> {
	return call(locals, 'invitation_look', { token });
}

export function join(
	locals: App.Locals,
	token: string,
	{ shares, hears }: { shares: boolean; hears: boolean }
): Promise<{ state: InvitationState; cohort?: string }> {
	return call(locals, 'cohort_join', { token, shares, hears });
}

/** Facilitators alone may: everyone in the cohort by name, and its invitations. */
export function people(
	locals: App.Locals,
	cohort: string,
	{ search, page }: Pick<View, 'search' | 'page'>
): Promise<Asked & People> {
	return call(locals, 'cohort_people', { cohort, search, page });
}

export function remove(locals: App.Locals, cohort: string, member: string): Promise<void> {
	return call(locals, 'member_remove', { cohort, member });
}

export function settings(
	locals: App.Locals,
	cohort: string,
	{ name, answersWithin }: { name: string; answersWithin: string }
): Promise<void> {
	return call(locals, 'cohort_settings', { cohort, name, answers_within: answersWithin });
}

/** The note to the circle; an empty one takes it away. */
export function note(locals: App.Locals, cohort: string, body: string): Promise<void> {
	return call(locals, 'note_save', { cohort, body });
}

/** From then on nothing new comes to it; it can be read for so many days more. */
export function end(locals: App.Locals, cohort: string, days: number): Promise<void> {
	return call(locals, 'cohort_end', { cohort, days });
}

export function reopen(locals: App.Locals, cohort: string): Promise<void> {
	return call(locals, 'cohort_reopen', { cohort });
}

export interface HandoverPage extends Asked {
	cohort: Cohort;
	handover: Handover | null;
	/** Who facilitates with the caller: to one of them it can be handed. */
	others: (Facilitator & { member: string })[];
	ending: Ending | null;
}

/** Facilitators alone may. */
export function handover(locals: App.Locals, cohort: string): Promise<HandoverPage> {
	return call(locals, 'handover_page', { cohort });
}

/** Nothing changes until it is accepted; an earlier offer of the caller's is replaced. */
export function offerHandover(
	locals: App.Locals,
	cohort: string,
	{ member, stays }: { member: string; stays: boolean }
): Promise<void> {
	return call(locals, 'handover_offer', { cohort, member, stays });
}

export function withdrawHandover(locals: App.Locals, cohort: string): Promise<void> {
	return call(locals, 'handover_withdraw', { cohort });
}

export function answerHandover(locals: App.Locals, cohort: string, accept: boolean): Promise<void> {
	return call(locals, 'handover_answer', { cohort, accept });
}

/** Facilitators alone may. Puts it on record, which the learners in it can read. */
export function take(locals: App.Locals, cohort: string, format: 'csv' | 'json'): Promise<Export> {
	return call(locals, 'cohort_export', { cohort, format });
}
