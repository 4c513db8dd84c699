import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import { importLaw, noSecret } from './scripts/import-law.ts';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'supabase/.temp/',
		'src/lib/supabase/database.types.ts',
		'test-results/',
		'playwright-report/'
	]),
	ts.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript knows better which names exist.
			'no-undef': 'off',
			'no-console': ['error', { allow: ['error', 'warn'] }],
			// A length checked a line above is proof enough; the alternative is a lie of another kind.
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		},
		rules: {
			// The policy of the pages forbids style attributes, and Svelte's directive renders one.
			'svelte/no-inline-styles': ['error', { allowTransitions: false }],
			// Sees through no variable and no link to another site; the rule below catches what matters.
			'svelte/no-navigation-without-resolve': ['error', { ignoreLinks: true }],
			'no-restricted-syntax': [
				'error',
				{
					selector:
						'SvelteAttribute[key.name=/^(href|action|formaction)$/] > SvelteLiteral[value=/^\\u002F/]',
					message:
						'Addresses within the course go through resolve(), so that it can live under any path.'
				}
			],
			// A Set or URLSearchParams made and used within one function is no state.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		// What is printed on the server comes from content/, which is reviewed like code.
		files: ['src/lib/*/print/*.svelte', 'src/lib/ui/Print.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off', 'no-restricted-syntax': 'off' }
	},
	{
		files: ['src/**'],
		plugins: { house: { rules: { 'import-law': importLaw, 'no-secret': noSecret } } },
		rules: { 'house/import-law': 'error', 'house/no-secret': 'error' }
	},
	{
		// Commands talk to whoever typed them, and the server's log goes to whoever runs it.
		files: ['scripts/**', 'supabase/**', 'tests/**', 'src/server/log.ts'],
		rules: { 'no-console': 'off' }
	}
);
