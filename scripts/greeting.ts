/** What `npm start` tells once everything stands: where things are, and how to come in. */
import type { Course } from './course.ts';
import { link, principal } from './demo-people.ts';

export async function greet(running: Course, say: (line: string) => void): Promise<void> {
	say('');
	say(`  course    ${running.course}`);
	say(`  mailbox   ${running.mailbox}`);
	say(`  supabase  ${running.supabase}`);
	say('');
	if (running.demo) await introduce(running, say);
	else tellHowToBegin(running, say);
	say('');
	say('Ctrl-C ends it.');
}

async function introduce(running: Course, say: (line: string) => void) {
	const links = await Promise.all(principal.map(({ email }) => link(running, email)));
	say('Sign in as one of the demo people: open the link, press the button there.');
	for (const [at, { name, who }] of principal.entries()) {
		say('');
		say(`  ${name}: ${who}`);
		say(`  ${links[at] ?? 'has no account any more (--reset brings everybody back)'}`);
	}
	say('');
	say('A link is good for ten minutes and works once. A fresh one: npm run demo -- NAME');
	say('Everybody there is: npm run demo');
	say(`Or sign in with any address on the page; the code arrives in the mailbox.`);
}

function tellHowToBegin({ course, mailbox }: Course, say: (line: string) => void) {
	say('There is no demo data here. To start a first cohort:');
	say('');
	say(`  1. Sign in with your address at ${course}/account/sign-in`);
	say(`     (the code arrives in the mailbox, ${mailbox}).`);
	say('  2. Make yourself a host: npm run host -- add YOUR-ADDRESS');
	say(`  3. Start the cohort at ${course}/cohorts`);
}
