import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../../src/lib/letters/build/folder.ts';

const ownWords = join(contentFolder(), 'spelling.txt');
const hasOwnWords = existsSync(ownWords);

/** @type {import('cspell').CSpellSettings} */
export default {
	version: '0.2',
	language: 'en-GB',
	caseSensitive: true,
	minWordLength: 3,
	// What cspell brings is for programmers, who write “color”.
	loadDefaultConfiguration: false,
	import: ['@cspell/dict-en-gb/cspell-ext.json'],
	dictionaryDefinitions: hasOwnWords ? [{ name: 'course', path: ownWords }] : [],
	dictionaries: ['en-gb', ...(hasOwnWords ? ['course'] : [])],
	ignoreRegExpList: [
		// A source is called what it is called, in whatever English.
		'/^ {4}(title|where|author|publisher|doi|url|year): .*$/gm',
		'/^ *(- )?(id|href|doi|url|contact): .*$/gm',
		'/\\]\\([^)]*\\)/g',
		'/<[^>]+>/g'
	]
};
