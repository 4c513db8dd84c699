/** For how long a cohort that ends can still be read: the choices, and what a form says of them. */
import * as v from 'valibot';

export const TIMES = [
	{ value: '30', label: 'For 30 days', text: 'Time enough to read once more and say goodbye.' },
	{ value: '90', label: 'For 90 days' },
	{ value: '365', label: 'For a year' },
	{
		value: '0',
		label: 'Not at all',
		text: 'It closes in the moment that you press the button, for you too. It cannot be opened again.'
	}
];

export const daysSchema = v.pipe(
	v.picklist(
		TIMES.map(({ value }) => value),
		'Please say for how long it can be read.'
	),
	v.transform(Number)
);
