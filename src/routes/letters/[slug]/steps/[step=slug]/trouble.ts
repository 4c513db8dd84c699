/** Why something is not kept, and still in its fields: the session, the server, or a reason in words. */
export interface Trouble {
	/** Where to sign in and come back. */
	over?: string;
	away?: boolean;
	refused?: string;
}
