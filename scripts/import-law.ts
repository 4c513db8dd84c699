import { posix } from 'node:path';
import type { Rule } from 'eslint';

/**
 * The import law of DESIGN.md, as a lint rule: routes → rooms (lib/*) → supabase, ui. A room may use
 * another room's pure file, never its server file or its components: routes compose rooms.
 */
export const importLaw: Rule.RuleModule = {
	meta: {
		type: 'problem',
		schema: [],
		messages: { broken: '{{law}}' }
	},
	create(context) {
		const importer = placeOf(inSrc(context.filename));
		if (!importer) return {};

		function check(node: Rule.Node, source: unknown) {
			if (typeof source !== 'string' || !importer) return;
			const law = broken(importer, source);
			if (law) context.report({ node, messageId: 'broken', data: { law } });
		}
		return {
			ImportDeclaration: (node) => check(node, node.source.value),
			ExportNamedDeclaration: (node) => check(node, node.source?.value),
			ExportAllDeclaration: (node) => check(node, node.source.value),
			ImportExpression: (node) =>
				check(node, node.source.type === 'Literal' ? node.source.value : undefined)
		};
	}
};

/** The one secret is for the post room and `scripts/` alone; nothing else in `src/` may even name it. */
export const noSecret: Rule.RuleModule = {
	meta: {
		type: 'problem',
		schema: [],
		messages: { secret: 'The secret key is for `lib/post/` and `scripts/`: no page may name it.' }
	},
	create(context) {
		if (inSrc(context.filename)?.startsWith('lib/post/')) return {};
		const secret = /SUPABASE_SECRET_KEY|SUPABASE_SERVICE_ROLE_KEY|sb_secret_|secretKey/;
		const report = (node: Rule.Node, text: unknown) => {
			if (typeof text === 'string' && secret.test(text)) {
				context.report({ node, messageId: 'secret' });
			}
		};
		return {
			Identifier: (node) => report(node, node.name),
			Literal: (node) => report(node, node.value),
			TemplateElement: (node) => report(node, node.value.raw)
		};
	}
};

interface Place {
	/** Path below `src/`, without its ending. */
	path: string;
	kind: 'shell' | 'room' | 'supabase' | 'ui';
	room: string;
	/** Rules and words of a room: runs anywhere, touches nothing. */
	pure: boolean;
	/** Part of making the build, and never of the build. */
	build: boolean;
	test: boolean;
}

function broken(importer: Place, source: string): string | undefined {
	const imported = placeOf(resolved(importer.path, source));
	if (importer.test) return;
	if (importer.pure && !allowedInPure(importer, imported, source)) {
		return `A pure file imports valibot and other pure files, and nothing else; not "${source}".`;
	}
	if (!imported || importer.kind === 'shell') {
		return imported?.build ? `"${source}" is for the build alone.` : undefined;
	}
	if (imported.build && !importer.build) return `"${source}" is for the build alone.`;
	if (imported.kind === 'shell')
		return `Routes use rooms; "${source}" would be the other way round.`;

	switch (importer.kind) {
		case 'ui':
			return imported.kind === 'ui' ? undefined : 'What is in ui/ knows no room and no database.';
		case 'supabase':
			return imported.kind === 'supabase' ? undefined : 'What is in supabase/ knows no room.';
		case 'room':
			if (imported.kind !== 'room' || imported.room === importer.room || imported.pure) return;
			return `A room may use another room's pure file, and "${source}" is none: let a route bring both together.`;
	}
}

function allowedInPure(importer: Place, imported: Place | undefined, source: string): boolean {
	if (imported) return imported.pure;
	return source === 'valibot';
}

/** `$lib/x`, `./x` and `../x` as paths below `src/`; nothing for packages. */
function resolved(from: string, source: string): string | undefined {
	if (source.startsWith('$lib/')) return `lib/${source.slice(5)}`;
	if (source.startsWith('.')) return posix.join(posix.dirname(from), source);
	return undefined;
}

function inSrc(filename: string): string | undefined {
	return /(?:^|\/)src\/(.+)$/.exec(filename.replaceAll('\\', '/'))?.[1];
}

function placeOf(path: string | undefined): Place | undefined {
	if (path === undefined || path.startsWith('..')) return;
	const [lib, room = '', ...rest] = path.split('/');
	const name = rest.at(-1) ?? '';
	const place = { path, room, pure: false, build: false, test: /\.test(\.ts)?$/.test(path) };
	if (lib !== 'lib') return { ...place, kind: 'shell' };
	if (room === 'ui' || room === 'supabase') return { ...place, kind: room };
	const build = rest.length > 1 && rest[0] === 'build';
	return {
		...place,
		kind: 'room',
		build,
		pure: !build && !/\.(server|svelte|css|d)(\.[jt]s)?$|\.json$/.test(name)
	};
}
