import type { MdsvexOptions } from 'mdsvex';
import { parse } from 'yaml';
import { addressOf, endSentence, slugOf, type Source, type Step, type Word } from '../letters.ts';

/**
 * How a letter's Markdown becomes a page: YAML above; below, headings that can be linked to, words
 * and sources that open in place, what to say and to stop set apart, and the places of the steps.
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
	data: { fm?: { words?: Word[]; sources?: Source[]; steps?: Pick<Step, 'id' | 'move'>[] } };
}

/** The letter's works by the address that the prose gives them, and the numbers they have had so far. */
interface Works {
	byAddress: Map<string, Source>;
	cited: Map<string, number>;
}

/** One pass over the letter's tree. */
export function letterMarks() {
	return (tree: unknown, file: unknown) => {
		const { words, sources, steps } = (file as File).data.fm ?? {};
		const meanings = new Map(listed(words).map((word) => [`#word-${slugOf(word.term)}`, word]));
		const works: Works = {
			byAddress: new Map(listed(sources).map((source) => [`#source-${source.id}`, source])),
			cited: new Map()
		};
		walk(tree as Node, (node) => {
			if (/^h[2-4]$/.test(node.tagName ?? '')) set(node, { id: slugOf(textOf(node)) });
			if (node.tagName === 'p') setApart(node);
			if (node.tagName === 'a') {
				explainOnce(node, meanings);
				cite(node, works);
			}
		});
		placeSteps(tree as Node, listed(steps));
	};
}

/** What is no list is a mistake that the build names elsewhere. */
function listed<Item>(items: Item[] | undefined): Item[] {
	return Array.isArray(items) ? items : [];
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
	opensInPlace(node, [
		opener(`meaning-${slug}`, { className: ['term'], id: `use-${slug}` }, node.children ?? []),
		element('span', { className: ['meaning'], id: `meaning-${slug}`, popover: 'auto' }, [
			element('strong', {}, [text(word.term)]),
			text(` ${word.meaning}`)
		])
	]);
}

/**
 * A link to a source keeps its words, gets the source's number, and opens its note where it stands.
 * Numbers follow the prose. A browser that knows no popovers shows the number as a link instead.
 */
function cite(node: Node, { byAddress, cited }: Works): void {
	const address = String(node.properties?.href ?? '');
	const source = byAddress.get(address);
	if (!source) return;
	const isFirst = !cited.has(source.id);
	const number = cited.get(source.id) ?? cited.size + 1;
	cited.set(source.id, number);

	const note = `note-${source.id}`;
	opensInPlace(node, [
		opener(note, { className: ['term', 'cite'], ...(isFirst && { id: `cite-${source.id}` }) }, [
			...(node.children ?? []),
			element('sup', {}, [text(String(number))])
		]),
		element('a', { className: ['to-list'], href: address, ariaLabel: `Source ${number}` }, [
			text(String(number))
		]),
		...(isFirst ? [noteOn(source, note)] : [])
	]);
}

function noteOn(source: Source, id: string): Node {
	const address = addressOf(source);
	return element('span', { className: ['meaning', 'note'], id, popover: 'auto' }, [
		text(`${endSentence(String(source.author))} (${source.year}). `),
		element('cite', {}, [text(endSentence(String(source.title)))]),
		text(' '),
		address
			? element('a', { href: address }, [text(address.replace('https://', ''))])
			: text(source.publisher ? endSentence(source.publisher) : '')
	]);
}

/** At the end of each move, before a pause that may follow it, the ids of the steps that belong to it. */
function placeSteps(tree: Node, steps: Pick<Step, 'id' | 'move'>[]): void {
	const children = tree.children ?? [];
	const starts = children.flatMap((node, at) => (node.tagName === 'h2' ? [at] : []));
	for (const start of starts.reverse()) {
		const move = children[start]?.properties?.id;
		const ids = steps.filter((step) => step.move === move).map(({ id }) => id);
		if (ids.length === 0) continue;
		const length = children.slice(start + 1).findIndex(endsMove);
		const end = length < 0 ? children.length : start + 1 + length;
		children.splice(end, 0, element('i', { 'data-steps': ids.join(' ') }, []));
	}
}

function endsMove({ tagName, type, value = '' }: Node): boolean {
	return tagName === 'h2' || tagName === 'hr' || (type !== 'text' && /class="pause"/.test(value));
}

/** The link's own place in the tree, taken by others: a span, so that a paragraph may hold it. */
function opensInPlace(link: Node, children: Node[]): void {
	link.tagName = 'span';
	link.properties = {};
	link.children = children;
}

/** A button that opens what has this id, without script. */
function opener(popovertarget: string, properties: Node['properties'], children: Node[]): Node {
	return element('button', { type: 'button', ...properties, popovertarget }, children);
}

function element(tagName: string, properties: Record<string, unknown>, children: Node[]): Node {
	return { type: 'element', tagName, properties, children };
}

function text(value: string): Node {
	return { type: 'text', value };
}

/** Each node after those within it, so that what a visit makes is not visited. */
function walk(node: Node, visit: (node: Node) => void): void {
	node.children?.forEach((child) => walk(child, visit));
	visit(node);
}

function set(node: Node, properties: Record<string, unknown>): void {
	node.properties = { ...node.properties, ...properties };
}

function textOf(node: Node): string {
	return node.value ?? (node.children ?? []).map(textOf).join('');
}
