import type { Analyst } from './analyst.js';

/**
 * The analyst that gets no more requests about an older state, because an analysis is due and none is free: while a client
 * asks faster than answers are computed, none would ever be.
 */
export class Reservation {
  private reserved: Analyst | undefined;

  get analyst(): Analyst | undefined {
    return this.reserved;
  }

  /** Reserves the analyst that will be free first, if another one can answer meanwhile. */
  make(analysts: readonly Analyst[]): void {
    const ready = analysts.filter(({ job, epoch }) => job === undefined && epoch >= 0);
    if (ready.length < 2) this.end();
    else if (!this.reserved || !ready.includes(this.reserved)) {
      this.reserved = ready.reduce((a, b) => (a.reading <= b.reading ? a : b));
    }
  }

  /** The analysis has begun, or will never. */
  end(): void {
    this.reserved = undefined;
  }
}
