/** The little of Nodemailer that the post room uses; it brings no types of its own. */
declare module 'nodemailer' {
	interface Options {
		url: string;
		requireTLS?: boolean;
		connectionTimeout?: number;
		greetingTimeout?: number;
		socketTimeout?: number;
	}
	interface Message {
		from: string;
		to: string;
		subject: string;
		text: string;
		messageId: string;
		headers: Record<string, string>;
	}
	interface Transporter {
		sendMail(message: Message): Promise<unknown>;
	}
	export function createTransport(options: Options): Transporter;
}
