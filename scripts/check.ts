/** `npm run check`: types, lint, format and the content, without running anything of the course. */
import { content, eslint, prettier, svelteCheck, sync } from './program.ts';

const checks = {
	types: async () => {
		await sync();
		return svelteCheck();
	},
	lint: eslint,
	format: () => prettier('--check'),
	content
};

for (const [name, check] of Object.entries(checks)) {
	const { ok, output } = await check();
	console.log(`${name}: ${ok ? 'fine' : 'needs a look'}`);
	// How the letters read is worth a look, also where nothing is wrong.
	if (!ok || name === 'content') console.log(output);
	if (!ok) {
		process.exitCode = 1;
	}
}
