import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';
import type { Inviting, Line } from './inviting';

/** Facilitators alone may: how far the invitations by mail have come, fifty a page. */
export function page(locals: App.Locals, cohort: string, page: number): Promise<Asked & Inviting> {
	return call(locals, 'invites_page', { cohort, page });
}

/** Facilitators alone may. Each address is told of; the good ones are mailed by the post room. */
export function invite(
	locals: App.Locals,
	cohort: string,
	{ addresses, days }: { addresses: string[]; days: number }
): Promise<{ lines: Line[] }> {
	return call(locals, 'invite_many', { cohort, addresses, days });
}

/** One more mail with a new link, a day after the last at the earliest. */
export function again(locals: App.Locals, cohort: string, invite: string): Promise<void> {
	return call(locals, 'invite_again', { cohort, invite });
}

export function revoke(locals: App.Locals, cohort: string, invite: string): Promise<void> {
	return call(locals, 'invite_revoke', { cohort, invite });
}

/** Whoever holds an invitation's mail says no for good, by the key in it; signed in or not. */
export function refuse(locals: App.Locals, key: string): Promise<void> {
	return call(locals, 'invite_refuse', { key });
}
