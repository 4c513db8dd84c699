/** What the people of the world sent each other, each in words of their own. */
import {
	answer,
	concerns,
	makeFacilitator,
	memberOf,
	send,
	sendToCircle
} from '../correspondence.ts';
import type { Server } from '../server.ts';
import type { Role, World } from './world.ts';

export type Sent = {
	/** Learner's, with answers of removed, facilitator and learner. */
	reply: string;
	/** Learner's answer in it. */
	answer: string;
	/** Learner's, to be withdrawn. */
	withdrawing: string;
	/** Quiet's, answered and then withdrawn. */
	withdrawn: string;
	/** Learner's message to the whole circle, and classmate's answer to it. */
	message: string;
	toMessage: string;
	/** Learner's message to the circle, which facilitator hid. */
	hidden: string;
	/** Classmate's, about learner's message. */
	concern: string;
	/** How pages name learner and quiet in the circle. */
	learner: string;
	quiet: string;
};

/** Words in which each is known, when they wrote to somebody. */
export const sentBy = (role: Role) => `Sent by ${role}`;

export async function correspond(
	server: Server,
	people: World['people'],
	{ circle, otherCircle }: Pick<World, 'circle' | 'otherCircle'>
): Promise<Sent> {
	const { facilitator, colleague, learner, classmate, elsewhere, former, quiet, removed } = people;
	await makeFacilitator(server, circle, removed);
	const reply = await send(learner, circle, sentBy('learner'));
	await answer(removed, reply, sentBy('removed'));
	await answer(facilitator, reply, sentBy('facilitator'));
	const answered = await answer(learner, reply, sentBy('learner'));
	await facilitator.document('reply_page', { reply });
	const withdrawing = await send(learner, circle, sentBy('learner'));

	const withdrawn = await send(quiet, circle, sentBy('quiet'));
	await answer(facilitator, withdrawn, sentBy('facilitator'));
	await quiet.document('reply_withdraw', { reply: withdrawn });

	await send(former, circle, sentBy('former'));
	const other = await send(elsewhere, otherCircle, sentBy('elsewhere'));
	await answer(colleague, other, sentBy('colleague'));

	await facilitator.document('circle_save', { cohort: circle, open: true });
	const message = await sendToCircle(learner, circle, sentBy('learner'));
	const toMessage = await answer(classmate, message, sentBy('classmate'));
	await sendToCircle(classmate, circle, sentBy('classmate'));
	const hidden = await sendToCircle(learner, circle, sentBy('learner'));
	const reason = sentBy('facilitator');
	await facilitator.document('message_hide', { reply: hidden, answer: null, reason });
	await classmate.document('concern_raise', { reply: message, answer: null, why: '' });
	const [concern] = await concerns(facilitator, circle);

	const member = (role: Role) => memberOf(server, circle, people[role]);
	const sent = { learner: await member('learner'), quiet: await member('quiet') };
	await facilitator.document('learner_page', { cohort: circle, member: sent.learner });
	const inTheCircle = { message, toMessage, hidden, concern: concern?.id ?? '' };
	return { ...sent, ...inTheCircle, reply, answer: answered, withdrawing, withdrawn };
}
