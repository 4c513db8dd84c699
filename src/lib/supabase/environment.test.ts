import { expect, test } from 'vitest';
import { parseEnvironment } from './environment';

const whole = {
	SUPABASE_URL: 'http://127.0.0.1:54321/',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x'
};

test('an operator who set everything gets a course that starts', () => {
	expect(parseEnvironment(whole)).toEqual({
		supabaseUrl: 'http://127.0.0.1:54321',
		publishableKey: 'sb_publishable_x',
		origin: undefined
	});
});

test('an operator who forgot a variable is told its name', () => {
	const { SUPABASE_URL } = whole;
	for (const env of [{ SUPABASE_URL }, { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY: undefined }]) {
		expect(() => parseEnvironment(env)).toThrow('SUPABASE_PUBLISHABLE_KEY is missing');
	}
});

test('an operator who mistyped an address is told what was expected', () => {
	expect(() => parseEnvironment({ ...whole, SUPABASE_URL: 'localhost' })).toThrow(
		/SUPABASE_URL must be a web address/
	);
	expect(() => parseEnvironment({ ...whole, ORIGIN: 'course' })).toThrow(/ORIGIN must be/);
});
