import type { Address } from '../address/index.js';

/** Whether packets to an address may take another way after a change. */
export type Touched = (destination: Address) => boolean;

/** The comparison was given up, because there is too much to compare. */
export class TooMuchToCompare extends Error {}
