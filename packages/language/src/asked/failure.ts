/** Ends what somebody asked for with one line for them: incorrect usage, an unreadable file, an unknown name. */
export class Failure extends Error {}
