/** `npm run format`. */
import { prettier } from './program.ts';

const { ok, output } = await prettier('--write');
if (output) console.log(output);
process.exitCode = ok ? 0 : 1;
