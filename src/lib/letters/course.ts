import * as v from 'valibot';

const text = v.pipe(v.string('some text'), v.trim(), v.nonEmpty('some text'));
const address = v.pipe(
	text,
	v.regex(/^(https:\/\/|mailto:)\S+$/, 'an address that begins with "https://" or "mailto:"')
);
const list = <Item extends v.GenericSchema>(item: Item) =>
	v.array(item, 'a list, which may be empty: []');

/** The front matter of `course.md`: what an owner changes to make the course theirs. */
export const courseMatter = v.strictObject({
	title: text,
	heading: text,
	lead: text,
	audience: text,
	closing: text,
	signature: text,
	host: v.strictObject({ name: text, note: text }),
	contact: v.pipe(text, v.email('a mail address')),
	origin: text,
	care: text,
	beside_writing: text,
	promises: v.pipe(
		list(v.strictObject({ title: text, text })),
		v.length(3, 'a list of three promises')
	),
	stored: v.pipe(list(text), v.minLength(1, 'at least one sentence')),
	connect: list(v.strictObject({ label: text, href: address })),
	newsletter: v.strictObject({ name: text, text }),
	deeper: list(v.strictObject({ label: text, href: address, text })),
	further_reading: list(
		v.strictObject({
			author: text,
			year: v.pipe(v.number('a year, as a number'), v.integer('a year, as a number')),
			title: text,
			publisher: text
		})
	),
	gatherings: v.strictObject({
		intro: text,
		groups: list(v.strictObject({ title: text, for_whom: text, when: text, text })),
		one_to_one: v.strictObject({ title: text, text }),
		write_to: v.strictObject({ text })
	})
});

export type Course = v.InferOutput<typeof courseMatter>;

/** The few facts that every page of the course shows. */
export type Masthead = Pick<Course, 'title' | 'origin' | 'contact' | 'host'>;
