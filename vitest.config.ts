/**
 * `unit`: pure parts, beside what they test. `database`: the promises, through the public API of a
 * real Supabase; each file starts its own, so they run one after the other.
 */
import { defineConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

export default defineConfig({
	...viteConfig,
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// Property-based tests take their time where the machine is busy.
					testTimeout: 20_000,
					include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'supabase/**/*.test.ts']
				}
			},
			{
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 30_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
