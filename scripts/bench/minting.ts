/** People whose sessions stand in the database already: the door is not what is measured here. */
import { createHmac } from 'node:crypto';
import { Cookies, joining, type Person } from './people.ts';

/** A token as somebody's who came in by the door, for somebody else. */
export function mint({ token }: Person, number: number, secret: string): Person {
	const [head = '', body = ''] = token.split('.');
	const email = joining.email(number);
	const id = joining.id(number);
	const claims = { ...read(body), sub: id, email, session_id: joining.session(number) };
	const signed = `${head}.${write(claims)}`;
	const signature = createHmac('sha256', secret).update(signed).digest('base64url');
	const session = {
		access_token: `${signed}.${signature}`,
		refresh_token: 'none',
		token_type: 'bearer',
		expires_in: 3600,
		expires_at: Math.floor(Date.now() / 1000) + 3600,
		user: { id, email, aud: 'authenticated', role: 'authenticated' }
	};
	const cookies = new Cookies();
	cookies.keep([`five-letters-session=base64-${write(session)}`]);
	return { email, cookies, token: session.access_token };
}

const read = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
const write = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
