import { marks, type Rule } from '../mark';

const plain =
	/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5}\p{L}{2,24}(?![\p{L}\p{N}])/gu;
// Written so that no machine would find it; a person does.
const spoken =
	/(?<![\w.%+-])[\w][\w.%+-]{1,63}(?: ?(?:\(dot\)|\[dot\]) ?[\w-]{1,30}){0,3} ?(?:\(at\)|\[at\]|\bat\b) ?[a-z\d][a-z\d-]{1,30} ?(?:\(dot\)|\[dot\]|\bdot\b|\.) ?(?:com|org|net|uk|co|edu|de|fr|es|it|nl|in|ng|za|ca|au|io|me|ie|nz|eu|example)\b/gi;

/** Addresses that belong to a house, at a house that is there for everybody. */
const house =
	/^(?:info|contact|hello|office|admin|support|help|enquiries|press|jo)@.*(?:\.org(?:\.\w\w)?|\.gov(?:\.\w\w)?|nhs\.uk|\.ac\.uk|\.edu)$/i;

export const mails: Rule = (free) => [
	...marks('mail', plain, free, (words) => !house.test(words) || /example\./.test(words)),
	...marks('mail', spoken, free, (words) => / ?(?:[([]at|dot)/i.test(words))
];
