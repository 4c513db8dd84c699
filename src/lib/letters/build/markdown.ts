import type { MdsvexOptions } from 'mdsvex';
import { parse } from 'yaml';
import { slugOf, type Word } from '../letters.ts';

/**
 * How a letter's Markdown becomes a page: YAML above; below, headings that can be linked to, words
 * whose meaning opens in place, and what to say and to stop set apart.
 */
export const markdown: MdsvexOptions = {
	extensions: ['.md'],
	highlight: false,
	frontmatter: { type: 'yaml', marker: '-', parse: (text) => parse(text) },
	rehypePlugins: [letterMarks]
};

interface Node {
	type: string;
	tagName?: string;
	value?: string;
	properties?: Record<string, unknown>;
	children?: Node[];
}

interface File {
	data: { fm?: { words?: Word[] } };
}

/** One pass over the letter's tree. */
export function letterMarks() {
	return (tree: unknown, file: unknown) => {
		const words = (file as File).data.fm?.words;
		const meanings = new Map(
			(Array.isArray(words) ? words : []).map((word) => [`#word-${slugOf(word.term)}`, word])
		);
		walk(tree as Node, (node) => {
			if (/^h[2-4]$/.test(node.tagName ?? '')) set(node, { id: slugOf(textOf(node)) });
			if (node.tagName === 'p') setApart(node);
			if (node.tagName === 'a') explainOnce(node, meanings);
		});
	};
}

/** A paragraph that begins with a bold "Say:" or "Stop:". */
function setApart(node: Node): void {
	const first = node.children?.[0];
	const kind = first?.tagName === 'strong' && /^(say|stop):?$/i.exec(textOf(first).trim())?.[1];
	if (kind) set(node, { className: [kind.toLowerCase()] });
}

/**
 * The first link to a word becomes a button that opens its meaning where it stands; later ones stay
 * links to the list under the letter. Made of HTML alone, so it works without script.
 */
function explainOnce(node: Node, meanings: Map<string, Word>): void {
	const href = String(node.properties?.href ?? '');
	const word = meanings.get(href);
	if (!word) return;
	meanings.delete(href);

	const slug = slugOf(word.term);
	const opener: Node = {
		type: 'element',
		tagName: 'button',
		properties: {
			type: 'button',
			className: ['term'],
			id: `use-${slug}`,
			popovertarget: `meaning-${slug}`
		},
		children: node.children ?? []
	};
	const meaning: Node = {
		type: 'element',
		tagName: 'span',
		properties: { className: ['meaning'], id: `meaning-${slug}`, popover: 'auto' },
		children: [
			{
				type: 'element',
				tagName: 'strong',
				properties: {},
				children: [{ type: 'text', value: word.term }]
			},
			{ type: 'text', value: ` ${word.meaning}` }
		]
	};
	// The link's own place in the tree, taken by the two: a span, so that a paragraph may hold it.
	node.tagName = 'span';
	node.properties = {};
	node.children = [opener, meaning];
}

function walk(node: Node, visit: (node: Node) => void): void {
	visit(node);
	node.children?.forEach((child) => walk(child, visit));
}

function set(node: Node, properties: Record<string, unknown>): void {
	node.properties = { ...node.properties, ...properties };
}

function textOf(node: Node): string {
	return node.value ?? (node.children ?? []).map(textOf).join('');
}
