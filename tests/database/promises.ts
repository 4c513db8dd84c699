/** Everything that the database promises, to be tried on whichever server. */
import { describe } from 'vitest';
import { gather } from './cast.ts';
import { read } from './matrix/catalogue.ts';
import { matrix } from './matrix/matrix.ts';
import { bounds } from './promises/bounds.ts';
import { codes } from './promises/codes.ts';
import { columns } from './promises/columns.ts';
import { consent } from './promises/consent.ts';
import { deletions } from './promises/deletions.ts';
import { facilitating } from './promises/facilitating.ts';
import { joining } from './promises/joining.ts';
import { plainNames } from './promises/names.ts';
import { oracles } from './promises/oracles.ts';
import { others } from './promises/others.ts';
import { notebook } from './promises/notebook.ts';
import { overview } from './promises/overview.ts';
import { passwords } from './promises/passwords.ts';
import { reflections } from './promises/reflections.ts';
import { sessions } from './promises/sessions.ts';
import { walls } from './promises/walls.ts';
import { week } from './promises/week.ts';
import type { Server } from './server.ts';

export async function promises(server: Server): Promise<void> {
	const catalogue = await read(server);
	const cast = gather(server);

	describe('what the catalogue says', () => walls(server));
	describe('codes and links', () => codes(server));
	describe('no passwords', () => passwords(server));
	describe('sessions', () => sessions(server, cast));
	describe('columns that are the database’s own', () => columns(server, cast));
	describe('other people’s ids', () => others(server, cast));
	describe('oracles', () => oracles(server, cast));
	describe('names', () => plainNames(server, cast));
	describe('joining', () => joining(server, cast));
	describe('facilitating', () => facilitating(server, cast));
	describe('consent', () => consent(server, cast));
	describe('the overview', () => overview(server, cast));
	describe('reflections', () => reflections(server, cast));
	describe('the week', () => week(server, cast));
	describe('the notebook', () => notebook(server, cast));
	describe('deleting', () => deletions(server, cast));
	describe('bounds', () => bounds(server, cast));
	describe('the access matrix', () => matrix(server, catalogue));
}
