import type { TextShift } from '../text-shift.js';

/** An answer for a whole document as JSON, which can be moved to the positions of a newer text. */
export interface WholeAnswer {
  /**
   * The answer in parts, most of which are the same for many texts; computed in slices.
   * @param shift if given, the change from the text of the document to the newer one
   */
  parts(shift?: TextShift): Promise<readonly Uint8Array[]>;
}
