import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vitest/config';
import { course } from './src/lib/letters/build/plugin.ts';
import { contentFolder } from './src/lib/letters/build/folder.ts';

export default defineConfig({
	plugins: [course(contentFolder()), tailwindcss(), sveltekit()],
	server: { host: '127.0.0.1', fs: { allow: [contentFolder()] } },
	preview: { host: '127.0.0.1' },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						codeSplitting: {
							// One file that stays in the browser while the course changes, and compresses best whole.
							groups: [
								{
									name: 'framework',
									test: /node_modules[\\/](svelte|@sveltejs|esm-env|clsx|devalue)[\\/]|preload-helper|rolldown[\\/]runtime/,
									tags: ['$initial']
								},
								{
									name: 'shared',
									// The outbox comes when somebody writes who is signed in, and not before.
									test: /[\\/]src[\\/]lib[\\/](?!(outbox|cohorts|circle|correspondence)[\\/])|virtual:masthead/,
									minShareCount: 9
								}
							]
						}
					}
				}
			}
		}
	},
	test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'] }
});
