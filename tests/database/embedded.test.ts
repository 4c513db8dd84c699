/** The promises, kept by the embedded backend as `npm start` runs it. */
import { afterAll } from 'vitest';
import { promises } from './promises.ts';
import { embedded } from './server.ts';

const server = await embedded();
afterAll(() => server.close());

await promises(server);
