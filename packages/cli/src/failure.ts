export { Failure } from '@azroute/language';

/** The exit codes of every command. */
export const exitCodes = { ok: 0, findings: 1, usage: 2 } as const;
