/**
 * The same promises, kept by a real PostgreSQL 15 that gives everything to everyone, without
 * grants.sql: policies and functions have to hold alone, and requests come truly at once.
 */
import { afterAll, describe, test } from 'vitest';
import { programs, start } from './cluster.ts';
import { promises } from './promises.ts';
import { crowd } from './promises/crowd.ts';
import { generousPostgres } from './server.ts';

const bin = programs();

if (bin) {
	const cluster = await start(bin);
	const server = await generousPostgres(cluster.databaseUrl);
	afterAll(async () => {
		await server.close();
		await cluster.stop();
	});
	await promises(server);
	describe('among many other circles', () => crowd(server));
} else {
	console.warn(
		'\nNO POSTGRESQL 15 ON THIS MACHINE: the promises were not tried on a real server.\n' +
			'With one (Debian: apt-get install postgresql-15) this test file finds it by itself.\n'
	);
	test.skip('the promises hold on a real PostgreSQL 15 (there is none on this machine)', () => {});
}
