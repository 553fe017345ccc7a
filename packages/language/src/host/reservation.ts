import type { Analyst } from './analyst.js';

/**
 * The analyst that gets no more requests about an older state, because an analysis is due: otherwise, while a client asks
 * faster than answers are computed, none would ever be free for it.
 */
export class Reservation {
  private reserved: Analyst | undefined;

  get analyst(): Analyst | undefined {
    return this.reserved;
  }

  /** Takes the analyst that will be free first, as long as an analysis is due and another one can answer. */
  update(analysts: readonly Analyst[], isDue: boolean): void {
    const ready = analysts.filter(({ job, epoch }) => job === undefined && epoch >= 0);
    if (!isDue || ready.length < 2) this.reserved = undefined;
    else if (!this.reserved || !ready.includes(this.reserved)) {
      this.reserved = ready.reduce((a, b) => (a.reading <= b.reading ? a : b));
    }
  }
}
