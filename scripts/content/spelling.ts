/** British spelling, by cspell; the course's own words stand in `spelling.txt`. */
import { relative } from 'node:path';
import * as program from '../program.ts';

export async function mistakesInSpelling(files: string[]): Promise<string[]> {
	const { ok, output } = await program.run('node_modules/cspell/bin.mjs', [
		'lint',
		'--config=scripts/content/cspell.config.mjs',
		'--no-progress',
		'--no-summary',
		'--no-color',
		...files
	]);
	const unknown = [...output.matchAll(/^(.+?):(\d+):\d+ - (?:Unknown|Forbidden) word \((.+?)\)/gm)];
	if (!ok && unknown.length === 0) return [`The spell checker did not work:\n${output}`];
	return unknown.map(
		([, file = '', line, word]) =>
			`${relative(process.cwd(), file)}:${line}: “${word}” should be spelled as in British English, ` +
			`or stand in spelling.txt`
	);
}
