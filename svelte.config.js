import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { mdsvex } from 'mdsvex';
import { contentFolder } from './src/lib/letters/build/folder.ts';
import { markdown } from './src/lib/letters/build/markdown.ts';

const ownFile = fileURLToPath(new URL('./src/', import.meta.url));

/** @type {import('@sveltejs/kit').Config} */
export default {
	extensions: ['.svelte', '.md'],
	preprocess: [vitePreprocess(), mdsvex(markdown)],
	// Runes for all that is ours. Libraries and letters (mdsvex) decide for themselves.
	compilerOptions: {},
	vitePlugin: {
		dynamicCompileOptions: ({ filename }) =>
			filename.startsWith(ownFile) ? { runes: true } : undefined
	},
	kit: {
		adapter: adapter({ out: process.env.BUILD_DIR ?? 'build', precompress: true }),
		alias: { $content: contentFolder() },
		// The layout does it, once the page is at rest (`src/routes/offline.ts`).
		serviceWorker: { register: false },
		// The commands, the embedded backend and the configuration are checked like the course.
		typescript: {
			config: (config) => ({
				...config,
				include: [
					...config.include,
					'../scripts/**/*.ts',
					'../scripts/**/*.mjs',
					'../supabase/embedded/**/*.ts',
					'../*.config.ts'
				]
			})
		},
		csp: {
			// Hashes, not nonces: a stranger's letter is the same bytes for everyone, and a nonce cannot
			// be shared. No `unsafe-inline` anywhere, so nothing on our pages may carry a style attribute.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style attribute allowed by name: Kit's own, on the line that tells a screen reader
				// which page it moved to. (`look/shell.css` hides that line as well, should Kit change it.)
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none'],
				'manifest-src': ['self'],
				'worker-src': ['self']
			}
		}
	}
};
