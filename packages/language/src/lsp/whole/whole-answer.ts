import type { TextShift } from '../text-shift.js';

/** An answer about a whole document, which is JSON already and can be given with the positions of a newer text. */
export interface WholeAnswer {
  /**
   * The answer in parts, of which most are the same for many texts; made in slices.
   * @param shift if it is given, for the text that this makes of the document's
   */
  parts(shift?: TextShift): Promise<readonly Uint8Array[]>;
}
