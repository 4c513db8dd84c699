/** `npm run test:fuzz [-- PART OF A NAME]`: generated forms to every action, in great numbers. */
import * as chromium from './chromium.ts';
import * as program from './program.ts';

const { FUZZ_RUNS = '10000' } = process.env;
const [name = ''] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
	process.on(signal, program.interrupt);
}
process.channel?.unref();

const { ok } = await program.run(
	'node_modules/@playwright/test/cli.js',
	[
		'test',
		'tests/inputs.spec.ts',
		'--project',
		'js',
		// Ten thousand forms take as long as they take.
		'--timeout=0',
		...(name ? ['--grep', name.replaceAll(/[^\w ]/g, '\\$&')] : [])
	],
	{ live: true, env: { FUZZ_RUNS, CHROMIUM_PATH: chromium.find() } }
);
process.exit(ok ? 0 : 1);
