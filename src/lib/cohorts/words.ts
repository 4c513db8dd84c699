/** What facilitators write for their circle, read out of forms. */
import * as v from 'valibot';
import { shownText } from '$lib/account/account';

const LONGEST_NOTE = 2000;

export const noteSchema = v.pipe(
	v.string(),
	v.transform((text) => text.toWellFormed().replaceAll(/\r\n?/g, '\n').trim()),
	v.check((text) => !text.includes('\u0000'), 'Please take out the invisible “null” character.'),
	v.check(
		(text) => [...text].length <= LONGEST_NOTE,
		({ input }) => {
			const over = [...String(input)].length - LONGEST_NOTE;
			return `This is ${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} more than fit here (2,000). All of it is still in the field.`;
		}
	)
);

export const nameSchema = shownText(
	80,
	'Please give the cohort a name, for example “Spring circle”.'
);

export const settingsSchema = v.object({
	name: nameSchema,
	/** Nothing said is nothing shown. */
	answersWithin: v.union([
		v.pipe(
			v.string(),
			v.transform((text) => text.trim()),
			v.literal('')
		),
		shownText(200, 'Please say it in words.')
	])
});
