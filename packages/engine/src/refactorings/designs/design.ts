import type { Proposal } from '../refactoring.js';

/** A design that can be proved, or one sentence that says why the refactoring does not apply. */
export type Design = Proposal | string;

/** The proposals among designs. */
export function* proposals(designs: Iterable<Design>): Generator<Proposal> {
  for (const design of designs) if (typeof design !== 'string') yield design;
}
