/** `npm run check`: types, lint and format, without running anything of the course. */
import { eslint, prettier, svelteCheck, sync } from './program.ts';

const checks = {
	types: async () => {
		await sync();
		return svelteCheck();
	},
	lint: eslint,
	format: () => prettier('--check')
};

for (const [name, check] of Object.entries(checks)) {
	const { ok, output } = await check();
	console.log(`${name}: ${ok ? 'fine' : 'needs a look'}`);
	if (!ok) {
		console.log(output);
		process.exitCode = 1;
	}
}
