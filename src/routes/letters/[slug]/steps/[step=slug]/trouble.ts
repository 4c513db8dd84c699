/** Why something is not kept, and still in its fields: the session, the server, or a reason in words. */
export type Trouble = { kind: 'over'; signIn: string } | { kind: 'away' } | { words: string };
