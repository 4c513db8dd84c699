/** Every form action of the course, found in its routes; a new one without a row here fails the tests. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from '../scripts/places.ts';
import type { Circle, Who } from './circle.ts';
import { letter } from './letter.ts';

export interface Action {
	/** The route's folder and the action's name. */
	name: string;
	who: Who;
	path(circle: Circle): string;
	fields: string[];
	/** Where what the fields may name is to be seen, if it is not the action's own page; null: nowhere. */
	page?: ((circle: Circle) => string) | null;
}

/** Where a mail that nobody had is ended; mail providers post there from no site at all. */
export const mailOff = `/mail/off/${'0'.repeat(32)}`;
export const mailNo = `/mail/no/${'0'.repeat(32)}`;

const prompts = letter.prompts.flatMap(({ id }) => [`body:${id}`, `version:${id}`, `print:${id}`]);

export const actions: Action[] = [
	signIn('keep', 'stranger', ['letter', 'step', 'was', ...prompts]),
	signIn('mail', 'stranger', ['email', 'next', 'carry']),
	signIn('code', 'stranger', ['email', 'code', 'next', 'carry', 'shared']),
	signIn('take', 'newcomer', ['carry', 'next']),
	signIn('leave', 'newcomer', ['carry', 'next']),
	{
		name: 'account/confirm default',
		who: 'stranger',
		path: () => '/account/confirm',
		fields: ['hash', 'type', 'shared']
	},
	{
		name: 'account/welcome default',
		who: 'newcomer',
		path: () => '/account/welcome',
		fields: ['name', 'pronouns', 'next']
	},
	{
		name: 'account profile',
		who: 'newcomer',
		path: () => '/account?/profile',
		fields: ['name', 'pronouns']
	},
	{ name: 'account sign-out', who: 'stranger', path: () => '/account?/sign-out', fields: [] },
	{
		name: 'account sign-out-everywhere',
		who: 'stranger',
		path: () => '/account?/sign-out-everywhere',
		fields: []
	},
	...['share', 'hear'].map((action) => ({
		name: `account/seen ${action}`,
		who: 'learner' as const,
		path: () => `/account/seen?/${action}`,
		fields: ['cohort', 'on']
	})),
	{
		name: 'account/seen withdraw',
		who: 'learner',
		path: () => '/account/seen?/withdraw',
		fields: ['reply']
	},
	{
		name: 'comfort default',
		who: 'stranger',
		path: () => '/comfort',
		fields: ['size', 'lines', 'light', 'face']
	},
	{ name: 'cohorts start', who: 'host', path: () => '/cohorts?/start', fields: ['name'] },
	{
		name: 'cohorts/[id=uuid] consent',
		who: 'learner',
		path: ({ cohort }) => `/cohorts/${cohort}?/consent`,
		fields: ['shares']
	},
	{
		name: 'cohorts/[id=uuid] hear',
		who: 'learner',
		path: ({ cohort }) => `/cohorts/${cohort}?/hear`,
		fields: ['hears']
	},
	{
		name: 'cohorts/[id=uuid] leave',
		who: 'facilitator',
		path: ({ cohort }) => `/cohorts/${cohort}?/leave`,
		fields: ['sent']
	},
	...Object.entries({
		note: ['note'],
		'circle looked': ['concern'],
		'settings circle': ['open'],
		'people invite': ['role', 'days', 'seats'],
		'people revoke': ['token'],
		'people replace': ['token'],
		'people remove': ['member'],
		'people/inviting invite': ['addresses', 'days'],
		'people/inviting again': ['invite'],
		'people/inviting revoke': ['invite'],
		'settings keep': ['name', 'answers']
	}).map(([named, fields]) => {
		const [action = '', page] = named.split(' ').reverse();
		const below = page ? `/${page}` : '';
		return {
			name: `cohorts/[id=uuid]${below} ${action}`,
			who: 'facilitator' as const,
			path: ({ cohort }: Circle) => `/cohorts/${cohort}${below}?/${action}`,
			fields
		};
	}),
	...Object.entries({ 'ending end': ['days'], 'ending reopen': [] }).map(([name, fields]) => ({
		name: `cohorts/[id=uuid]/${name}`,
		who: 'host' as const,
		path: ({ cohortOfNobody }: Circle) => `/cohorts/${cohortOfNobody}/${name.replace(' ', '?/')}`,
		fields
	})),
	...Object.entries({
		offer: ['facilitator', 'member', 'afterwards'],
		withdraw: ['facilitator'],
		answer: ['host', 'accept']
	} as Record<string, [Who, ...string[]]>).map(([action, [who, ...fields]]) => ({
		name: `cohorts/[id=uuid]/handing-over ${action}`,
		who,
		path: ({ cohort }: Circle) => `/cohorts/${cohort}/handing-over?/${action}`,
		fields
	})),
	{
		name: 'cohorts/[id=uuid]/export POST',
		who: 'host',
		path: ({ cohortOfNobody }) => `/cohorts/${cohortOfNobody}/export`,
		page: ({ cohortOfNobody }) => `/cohorts/${cohortOfNobody}/overview`,
		fields: ['format']
	},
	...Object.entries({ name: ['email'], remove: ['host'] }).map(([name, fields]) => ({
		name: `hosts ${name}`,
		who: 'host' as const,
		path: () => `/hosts?/${name}`,
		// The hosts there are those of every test.
		page: null,
		fields
	})),
	{
		name: 'desk rhythm',
		who: 'newcomer',
		path: () => '/desk?/rhythm',
		fields: ['days', 'starts_on']
	},
	{
		name: 'notebook write',
		who: 'newcomer',
		path: () => '/notebook?/write',
		fields: ['id', 'body']
	},
	...['seal', 'open', 'delete', 'undo', 'save'].map((action) => ({
		name: `notebook/[letter=slug]/[prompt=slug] ${action}`,
		who: 'newcomer' as const,
		path: () => `/notebook/beyond-the-room/to-my-later-self?/${action}`,
		fields: ['body', 'version', 'day']
	})),
	{
		name: 'join/[token=token] default',
		who: 'newcomer',
		path: ({ invitation }) => invitation,
		fields: ['shares', 'hears']
	},
	{
		name: 'mail/off/[key=token] default',
		who: 'stranger',
		path: () => mailOff,
		fields: ['List-Unsubscribe']
	},
	{
		name: 'mail/no/[key=token] default',
		who: 'stranger',
		path: () => mailNo,
		fields: ['List-Unsubscribe']
	},
	{
		name: 'replies/new send',
		who: 'learner',
		path: () => '/replies/new?/send',
		page: () => `/replies/new?letter=${letter.slug}&prompt=${letter.prompts[0].id}`,
		fields: ['letter', 'prompt', 'cohort', 'id', 'body']
	},
	...Object.entries({
		settle: ['facilitator', 'settled'],
		answer: ['facilitator', 'id', 'body'],
		'withdraw-answer': ['learner', 'answer'],
		withdraw: ['learner'],
		hide: ['facilitator', 'answer', 'reason'],
		show: ['facilitator', 'answer']
	} as Record<string, [Who, ...string[]]>).map(([action, [who, ...fields]]) => ({
		name: `replies/[id=uuid] ${action}`,
		who,
		path: ({ thread, message = thread }: Circle) =>
			`${/hide|show/.test(action) ? message : thread}?/${action}`,
		fields
	})),
	{
		name: 'replies/[id=uuid]/look ask',
		who: 'learner',
		path: ({ thread, message = thread }) => `${message}/look?/ask`,
		page: ({ thread, message = thread }) => message,
		fields: ['answer', 'why']
	},
	...Object.entries({
		choose: ['chosen'],
		begin: ['example'],
		plan: ['plan', 'stands'],
		'end-plan': ['standing'],
		try: ['id', 'version'],
		'take-back': ['try']
	}).map(([action, own]) => ({
		name: `letters/[slug]/steps/[step=slug] ${action}`,
		who: 'newcomer' as const,
		path: () => `${letter.path}/steps/${letter.steps[0].id}?/${action}`,
		// One form: whichever button was pressed, all that was typed comes along.
		fields: [...own, 'cue', 'act', 'tried_on', 'went', 'noticed']
	})),
	{
		name: 'letters/[slug] save',
		who: 'newcomer',
		path: () => `${letter.path}?/save`,
		fields: ['step', 'was', 'read', ...prompts]
	}
];

function signIn(name: string, who: Who, fields: string[]): Action {
	return { name: `account/sign-in ${name}`, who, path: () => `/account/sign-in?/${name}`, fields };
}

/** The names of all actions, as the routes' files give them, and of whatever else takes a form. */
export function inRoutes(): string[] {
	const routes = join(root, 'src/routes');
	return globSync('**/+{page.,}server.ts', { cwd: routes }).flatMap((file) => {
		const text = readFileSync(join(routes, file), 'utf8');
		const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
		return source.statements.flatMap(exported).map((name) => `${dirname(file)} ${name}`);
	});
}

/** Read as the compiler reads it, so that no way of writing an action down goes unseen. */
function exported(statement: ts.Statement): string[] {
	if (ts.isExportDeclaration(statement)) {
		throw new Error('An action that a route passes on is not seen by the tests: write it there.');
	}
	const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
	const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
	if (!isExported) return [];
	const changing = /^(POST|PUT|PATCH|DELETE|fallback)$/;
	if (ts.isFunctionDeclaration(statement) && changing.test(statement.name?.text ?? '')) {
		return [statement.name?.text ?? ''];
	}
	if (!ts.isVariableStatement(statement)) return [];
	return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
		if (!ts.isIdentifier(name)) return [];
		if (changing.test(name.text)) return [name.text];
		if (name.text !== 'actions') return [];
		const value =
			initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
		if (!value || !ts.isObjectLiteralExpression(value)) {
			throw new Error('Actions are written down as an object, one by one: see the other routes.');
		}
		return value.properties.map(({ name }) => {
			if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
			throw new Error('An action without a name of its own is not seen by the tests.');
		});
	});
}
