const PLACES = `
  PORT               the course             3000
  SUPABASE_PORT      its Supabase           54321
  MAILBOX_PORT       the mailbox            1080
  MAILBOX_SMTP_PORT  where its mail goes    1025
                     (0 = any free one; a default that is taken falls to a free one)
  DATA_DIR           where the data lives   supabase/.temp`;

/** @type {Record<string, string>} */
const texts = {
	start: `npm start [-- OPTIONS]

Starts the course with an embedded Supabase, demo data and a mailbox, all on 127.0.0.1.
The first time it installs and builds; after that it needs no network. Ctrl-C ends it.

  --empty   start without demo data (counts when the data is new)
  --reset   wipe the embedded data first; asks before it does
  --yes     do not ask
  --help    this
${PLACES}`,
	dev: `npm run dev [-- OPTIONS]

Like npm start, and shows changes of the sources at once. Takes the same options and variables.
${PLACES}`,
	test: `npm test [-- PART …]

Runs everything that proves the course, on its own free ports with its own data.
PART is any of: types, lint, format, drift, content, unit, database, faults, browser. All of them without
one.

  CHROMIUM_PATH   the Chromium to use for the browser tests`,
	'faults/faults': `npm run test:faults [-- OPTIONS]

Kills the embedded Supabase with SIGKILL at random moments while a learner types and ticks in a real
browser, starts it again on the same data and reads everything back; in a third of the rounds the browser
is killed too. Ends with 0 if nothing was lost and nothing doubled.

  --rounds N      how often (100)
  --seed N        make the same choices as an earlier run
  --report FILE   write the counts there

  CHROMIUM_PATH   the Chromium to use`,
	fuzz: `npm run test:fuzz [-- PART OF A NAME]

10,000 generated forms for every form action (npm test sends 200): never a crash, never a lost text. With a
part of a name, the actions that carry it alone. FUZZ_RUNS chooses another number.`,
	demo: `npm run demo [-- NAME]

While npm start is running: lists the demo people; with a NAME, a fresh link that signs in as them.`,
	host: `npm run host -- add|remove|list [EMAIL]

Hosts may start cohorts. Speaks to the course that npm start runs on this machine, or to the Supabase
that SUPABASE_URL and SUPABASE_SECRET_KEY name.`,
	'bench/bench': `npm run bench [-- --database URL]

Measures the build beside what it could be at best: pages, saves, sign-in, a first visit, writing, memory;
and at size (a cohort of 10,000, a facilitator with 200, 500 people who join at once), on the embedded
database and on a real PostgreSQL 15 side by side. Takes about eight minutes on a quiet machine, prints
tables and writes them to bench-results/.

  --database URL   the PostgreSQL, as its owner: postgres://…  Also DATABASE_URL. It gets a database of
                   its own for the run, and the roles of the API, which stay. Without it one is started
                   from the PostgreSQL 15 of this machine, if there is one.`,
	record: `npm run record [-- retire NAME …]

Writes content/record.yaml: every letter, step and prompt that was ever shipped, by whose names learners'
ticks and words are kept. Run it when the letters have changed, and commit what it wrote.

  retire NAME   says that a letter, a step or a prompt was taken out on purpose; what people did stays`,
	types: `npm run types [-- --check]

Writes src/lib/supabase/database.types.ts after the migrations. --check writes nothing and tells
whether the file still fits.`
};

/** @param {string} name */
export const help = (name) => texts[name] ?? `npm run ${name}`;
