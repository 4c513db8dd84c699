/** The data API as supabase-js asks it, without supabase-js. */
import * as v from 'valibot';
import { expect, knock, type Answer } from './knock.ts';
import type { Person } from './people.ts';
import type { Stage } from './stage.ts';

export function dataApiFor({ supabase, publishableKey }: Stage) {
	return {
		call,

		/** What a function answers with. */
		document: async <Schema extends v.GenericSchema>(
			person: Person,
			name: string,
			args: object,
			schema: Schema
		): Promise<v.InferOutput<Schema>> =>
			v.parse(schema, JSON.parse((await call(person, name, args)).body.toString('utf8')))
	};

	/** Calls a function. */
	async function call({ token }: Person, name: string, args: object, sign = ''): Promise<Answer> {
		return expect(
			await knock({
				url: `${supabase}/rest/v1/rpc/${name}`,
				method: 'POST',
				headers: {
					apikey: publishableKey,
					authorization: `Bearer ${token}`,
					'content-type': 'application/json'
				},
				body: JSON.stringify(args)
			}),
			({ status, body }) => status >= 200 && status < 300 && body.includes(sign),
			`The database’s ${name}`
		);
	}
}
