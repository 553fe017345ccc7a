/** The exit codes of every command. */
export const exitCodes = { ok: 0, findings: 1, usage: 2 } as const;

/** Ends a command with one line for the user and exit code 2: incorrect usage, an unreadable file, an unknown name. */
export class Failure extends Error {}
