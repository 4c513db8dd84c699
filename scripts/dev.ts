/** `npm run dev`: the same, with Vite's development server in the place of the build. */
import { run } from './run.ts';

await run({ dev: true });
