/** Who may start cohorts, and which there are: for hosts, who see nothing of what is inside. */
import type { Asked } from '$lib/account/account';
import { call } from '$lib/supabase/call.server';

interface Host {
	/** How pages name them; no id of their account. */
	host: string;
	name: string | null;
	/** The day, and no finer. */
	since: string;
	/** Which host named them; null: the operator. */
	by: string | null;
	mine: boolean;
}

interface HostsPage extends Asked {
	hosts: Host[];
	/** How many cohorts there are, and how many a page holds. */
	found: number;
	shown: number;
	cohorts: { name: string; people: number; started: string; ended: boolean }[];
}

export function page(locals: App.Locals, at: number): Promise<HostsPage> {
	return call(locals, 'hosts_page', { page: at });
}

/** Whoever has signed in with that address may start cohorts from then on. */
export function name(locals: App.Locals, email: string): Promise<'added' | 'already' | 'unknown'> {
	return call(locals, 'host_name', { email });
}

export function unname(locals: App.Locals, host: string): Promise<void> {
	return call(locals, 'host_unname', { host });
}
