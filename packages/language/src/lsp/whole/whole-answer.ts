import type { TextShift } from '../text-shift.js';

/** An answer about a whole document, which is JSON already and can be given with the positions of a newer text. */
export interface WholeAnswer {
  /** The answer; with a shift, for the text that this makes of the document's. */
  json(shift?: TextShift): string;
}
