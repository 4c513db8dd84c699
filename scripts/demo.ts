/** `npm run demo [-- NAME]`: the demo people, or a fresh link that signs in as one of them. */
import * as keys from '../supabase/embedded/keys.ts';
import { everybody, find, link } from './demo-people.ts';
import { dataDir, running } from './places.ts';
import { explain, Stop } from './stop.ts';

const words = process.argv.slice(2).join(' ');

try {
	if (words) console.log(await freshLink(words));
	else list();
	process.exit(0);
} catch (problem) {
	explain(problem);
	process.exit(1);
}

function list() {
	const people = everybody();
	const width = Math.max(...people.map(({ name }) => name.length));
	for (const { name, email, who } of people)
		console.log(`${name.padEnd(width)}  ${email.padEnd(26)} ${who}`);
	console.log('\nA link that signs in: npm run demo -- NAME (a first name will do)');
}

async function freshLink(words: string): Promise<string> {
	const person = find(everybody(), words);
	if (!person) throw new Stop(`Nobody is called “${words}” here: npm run demo lists everybody.`);

	const places = running(dataDir);
	const kept = keys.recall(dataDir);
	if (!places || !kept) throw new Stop('The course is not running: start it with npm start.');

	const fresh = await link({ ...places, publishableKey: kept.publishable }, person.email).catch(
		(problem: unknown) => {
			if (problem instanceof TypeError) {
				throw new Stop('The course does not answer: start it with npm start.');
			}
			throw problem;
		}
	);
	if (!fresh)
		throw new Stop(`${person.name} has no account in this data: was it started with --empty?`);
	return fresh;
}
