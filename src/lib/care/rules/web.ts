import { before, marks, type Rule } from '../mark';

const address =
	/(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5}(?:com|org|net|info|biz|co|uk|ie|us|ca|au|nz|za|in|de|at|ch|fr|es|it|nl|be|se|no|dk|pl|pt|br|mx|eu|io|me|blog|site|online|shop|studio|art|app|dev|page|social|tv|edu|gov|int|care|health|family|example|test)(?![\p{L}\p{N}@-])(?::\d{2,5})?(?:[/?#][^\s<>"”’)\]]{0,200})?/giu;
const anyScheme = /(?<!\p{L})https?:\/\/[^\s<>"”’)\]]{2,200}/giu;
const handle = /(?<![\p{L}\p{N}@._/-])(?:@|u\/)[\p{L}_][\p{L}\p{N}_.]{2,29}(?<!\.)/gu;
const v4 =
	/(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)/g;
const v6 = /(?<![\w:])(?:[\da-f]{1,4}:){3,7}(?::?[\da-f]{1,4}){1,4}(?![\w:])/gi;

/** Read by everybody: who looks there finds no client. */
const houses =
	/^(?:[\w-]+\.)*(?:doi\.org|[\w-]+\.gov(?:\.\w\w)?|gov\.uk|[\w-]+\.edu|ac\.uk|[\w-]+\.ac\.uk|nhs\.uk|who\.int|un\.org|wikipedia\.org|bbc\.co(?:m|\.uk)|theguardian\.com|nytimes\.com|ted\.com|apa\.org|bacp\.co\.uk|bps\.org\.uk|ukcp\.org\.uk|mind\.org\.uk|samaritans\.org|psychologytoday\.com|google\.com|amazon\.(?:com|co\.uk)|zoom\.us|decolonizeyourpractice\.com)$/i;
/** Pages on these belong to one person each. */
const ofPersons =
	/(?:facebook|instagram|linkedin|tiktok|twitter|x|snapchat|youtube|vimeo|tumblr|wordpress|blogspot|substack|medium|etsy|gofundme|justgiving|github|soundcloud|pinterest|threads|patreon|linktr)\.\w+/i;
const theirs = /\b(?:her|his|their|client['’]?s?|own|personal|he|she)\b/i;
const abbreviation = /^(?:e\.g|i\.e|etc|vs|[ap]\.m)\b/i;

export const webs: Rule = (free, whole) => [
	...marks('web', address, free, (words, from) => {
		const host = words.replace(/^https?:\/\//i, '').split(/[/?#:]/)[0]!;
		const isWritten = /^https?:|^www\.|[/?]/i.test(words);
		if (abbreviation.test(host) || houses.test(host)) return false;
		// "me.in": a dot with its space forgotten, more often than a place on the web.
		if (!isWritten && /\.(?:in|me|at|it|no|be|us|art|care|family|health|social|in)$/i.test(host)) {
			return false;
		}
		if (!isWritten && /^\p{Lu}?\p{Ll}+\.\p{Lu}/u.test(host)) return false;
		if (/\.org(?:\.\w\w)?$/i.test(host)) {
			return /example/.test(host) || ofPersons.test(host) || theirs.test(before(whole, from, 50));
		}
		return true;
	}),
	...marks(
		'web',
		anyScheme,
		free,
		(words) => !houses.test(words.replace(/^https?:\/\//i, '').split(/[/?#:]/)[0]!)
	),
	...marks('web', handle, free),
	...marks(
		'web',
		v4,
		free,
		(_, from) =>
			!/(?:section|chapter|version|item|clause|paragraph|\bv)\.? ?$/i.test(before(whole, from))
	),
	...marks('web', v6, free, (words) => /[\da-f]{3}/i.test(words))
];
