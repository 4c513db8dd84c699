/** `npm run host -- add|remove|list|cohorts [EMAIL]`: who may start cohorts, and which there are. */
import { createClient } from '@supabase/supabase-js';
import * as v from 'valibot';
import * as keys from '../supabase/embedded/keys.ts';
import type { Database } from '../src/lib/supabase/database.types.ts';
import { dataDir } from './places.ts';
import { explain, Stop } from './stop.ts';

const Hosts = v.array(v.object({ email: v.string(), added_at: v.string() }));

const Cohorts = v.object({
	found: v.number(),
	cohorts: v.array(
		v.object({ name: v.string(), people: v.number(), started: v.string(), ended: v.boolean() })
	)
});

const TOLD: Record<'add' | 'remove', Record<string, (email: string) => string>> = {
	add: {
		added: (email) => `${email} is a host now and may start cohorts.`,
		already: (email) => `${email} is a host already.`,
		unknown: (email) =>
			`Nobody has signed in as ${email} yet: sign in once with this address, then run this again.`
	},
	remove: {
		removed: (email) => `${email} is no host any more. Cohorts that are there go on.`,
		unknown: (email) => `${email} is not a host.`
	}
};

const [action, email] = process.argv.slice(2);

try {
	console.log(await host(action, email));
	process.exit(0);
} catch (problem) {
	explain(problem);
	process.exit(1);
}

async function host(action: string | undefined, email: string | undefined): Promise<string> {
	if (action === 'list') return list();
	if (action === 'cohorts') return cohorts();
	if (action !== 'add' && action !== 'remove') {
		throw new Stop('Say what to do: npm run host -- add EMAIL, remove EMAIL, list, or cohorts.');
	}
	if (!email?.includes('@')) throw new Stop(`Say whom: npm run host -- ${action} EMAIL`);

	const outcome = await answer(
		supabase().rpc(action === 'add' ? 'host_add' : 'host_remove', { email })
	);
	return TOLD[action][outcome ?? '']?.(email) ?? `Supabase answered “${outcome}”.`;
}

async function list(): Promise<string> {
	const hosts = v.parse(Hosts, await answer(supabase().rpc('host_list')));
	if (!hosts.length) return 'There is no host yet: npm run host -- add EMAIL';
	return hosts.map(({ email, added_at }) => `${email}  since ${added_at.slice(0, 10)}`).join('\n');
}

/** By name and head count: nothing of what is inside a cohort is the operator's command's to show. */
async function cohorts(): Promise<string> {
	const lines: string[] = [];
	for (let page = 1; ; page++) {
		const told = v.parse(Cohorts, await answer(supabase().rpc('host_cohorts', { page })));
		for (const { name, people, started, ended } of told.cohorts) {
			const many = people === 1 ? '1 person' : `${people.toLocaleString('en')} people`;
			lines.push(`${name}  ${many}, since ${started}${ended ? ', has ended' : ''}`);
		}
		if (told.cohorts.length === 0 || lines.length >= told.found) break;
	}
	return lines.join('\n') || 'There is no cohort yet.';
}

function supabase() {
	const { SUPABASE_URL, SUPABASE_SECRET_KEY } = process.env;
	const kept = keys.recall(dataDir);
	const url = SUPABASE_URL || kept?.url;
	const key = SUPABASE_SECRET_KEY || kept?.secret;
	if (!url || !key) {
		throw new Stop(
			'Start the course with npm start first, or set SUPABASE_URL and SUPABASE_SECRET_KEY.'
		);
	}
	return createClient<Database>(url, key, { auth: { persistSession: false } });
}

type Answer<Data> = { data: Data | null; error: { message: string; code?: string } | null };

async function answer<Data>(asked: PromiseLike<Answer<Data>>): Promise<Data | null> {
	const { data, error } = await asked;
	if (!error) return data;
	if (/fetch failed/.test(error.message)) {
		throw new Stop('Supabase does not answer: is the course running (npm start)?');
	}
	throw new Stop(`Supabase refused: ${error.message}`);
}
