import type { Step } from './step.js';

/** Why packets have no route, and what would give them one, as sentences; the steps among it as data. */
export interface Cures {
  readonly why: string;
  readonly text: string;
  readonly steps: readonly Step[];
}

export const noCures: Cures = { why: '', text: '', steps: [] };

/** The first cures that say what to do. */
export function firstOf(...found: readonly (Cures | undefined)[]): Cures {
  return found.find((cures) => cures !== undefined && cures.text !== '') ?? noCures;
}
