/** Invitations by mail, as the course's process takes them over. */
import { operator, stranger, type Person } from './people.ts';
import type { Server } from './server.ts';

export type Invite = {
	mail: string;
	email: string;
	cohort: { id: string; name: string };
	by: string | null;
	token: string;
	key: string;
};

export type Line = { address: string; state: string };

export type InvitesPage = {
	counts: Record<string, number>;
	found: number;
	lines: { invite: string; address: string; state: string; again: boolean }[];
};

/** @returns what was said of each address. */
export async function inviteMany(by: Person, cohort: string, addresses: string[], days = 14) {
	const asked = { cohort, addresses, days };
	return (await by.document<{ lines: Line[] }>('invite_many', asked)).lines;
}

export function invitesDue(server: Server, round: string = crypto.randomUUID(), at_most = 100) {
	return operator(server).document<Invite[]>('invites_due', { at_most, round });
}

export function invitesPage(by: Person, cohort: string): Promise<InvitesPage> {
	return by.document('invites_page', { cohort, page: 1 });
}

/** What earlier tests left to be mailed is mailed to nobody. */
export async function tidyInvites(server: Server): Promise<void> {
	await server.sql('delete from private.invited');
	await server.sql('delete from private.refusals');
}

/** A day and an hour pass for the invitations. */
export async function nextDayOfInvites(server: Server): Promise<void> {
	await server.sql(`
		update private.invited set
			handed_at = handed_at - interval '25 hours', sent_at = sent_at - interval '25 hours',
			next_try_at = next_try_at - interval '25 hours', made_at = made_at - interval '25 hours'
	`);
}

/** Two that were handed on, one whose reader said no, and one that waits. */
export async function inviteByMail(server: Server, by: Person, cohort: string) {
	const address = (name: string) => `matrix.${name}@people.example`;
	await inviteMany(by, cohort, ['again', 'revoking', 'refusing'].map(address));
	const invites = await invitesDue(server);
	const of = (name: string) => invites.find(({ email }) => email === address(name));
	await stranger(server).document('invite_refuse', { key: of('refusing')?.key });
	await operator(server).document('invite_not_sent', { invite: of('again')?.mail, problem: '550' });
	await inviteMany(by, cohort, [address('waiting')]);
	return { again: of('again')?.mail ?? '', revoking: of('revoking')?.mail ?? '' };
}
