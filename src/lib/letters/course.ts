import * as v from 'valibot';

const text = v.pipe(v.string('some text'), v.trim(), v.nonEmpty('some text'));
const address = v.pipe(
	text,
	v.regex(/^(https:\/\/|mailto:)\S+$/, 'an address that begins with "https://" or "mailto:"')
);
const colour = v.pipe(
	v.string('a colour like "#812e14"'),
	v.regex(/^#[0-9a-f]{6}$/, 'a colour like "#812e14", in lower case')
);
const list = <Item extends v.GenericSchema>(item: Item) =>
	v.array(item, 'a list, which may be empty: []');
/** A list that may also be left out. */
const someOf = <Item extends v.GenericSchema>(item: Item) => v.optional(list(item), []);

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
	/** Everything that is drawn in one colour; on light paper, and on dark. */
	accent: v.strictObject({ light: colour, dark: colour }),
	origin: text,
	/** What others may do with the letters; left out, the pages say nothing about it. */
	licence: v.optional(v.strictObject({ name: text, href: address })),
	care: text,
	beside_writing: text,
	/**
	 * What writing here is. There is no default: each of these is a warning or a promise that nobody
	 * but the owner of the server can give.
	 */
	writing: v.strictObject({
		/** That it is no clinical record. */
		record: text,
		/** That it is not privileged. */
		privilege: text,
		/** Where it is while nobody is signed in. */
		in_tab: text,
		/** Who could read it, besides the one who wrote it. */
		readers: text,
		/** How long it is kept. */
		kept: text,
		/** How to delete it. */
		deleting: text
	}),
	promises: v.pipe(
		list(v.strictObject({ title: text, text })),
		v.length(3, 'a list of three promises')
	),
	stored: v.pipe(list(text), v.minLength(1, 'at least one sentence')),
	connect: someOf(v.strictObject({ label: text, href: address })),
	newsletter: v.optional(v.strictObject({ name: text, text })),
	deeper: someOf(v.strictObject({ label: text, href: address, text })),
	further_reading: someOf(
		v.strictObject({
			author: text,
			year: v.pipe(v.number('a year, as a number'), v.integer('a year, as a number')),
			title: text,
			publisher: text
		})
	),
	gatherings: v.optional(
		v.strictObject({
			intro: text,
			groups: someOf(v.strictObject({ title: text, for_whom: text, when: text, text })),
			one_to_one: v.optional(v.strictObject({ title: text, text })),
			write_to: v.strictObject({ text })
		})
	)
});

export type Course = v.InferOutput<typeof courseMatter>;

/** The few facts that every page of the course shows. */
export interface Masthead extends Pick<Course, 'title'> {
	/** What the page beside the letters is called; undefined where there is nothing to put on it. */
	beside: 'Gatherings' | 'Going on' | undefined;
}

/** What stands under every page. */
export type Imprint = Pick<Course, 'origin' | 'licence' | 'contact' | 'host'>;
