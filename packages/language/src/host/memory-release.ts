import type { Analyst } from './analyst.js';
import { Timers } from './timers.js';

/** The parts of the schedule that the release of memory uses. */
export interface MemoryReleaseHost {
  analysts(): readonly Analyst[];
  /** The number of the newest state. */
  newest(): number;
  /** Called when an analyst is asked to release memory. */
  asked(analyst: Analyst, method: string, answer: Promise<unknown>): void;
  /** Called when an analyst becomes free. */
  next(): void;
  /** Called when all analysts have released memory. */
  released(): void;
}

/** Has the analysts release unneeded memory, one after the other, when nothing happens for a while. */
export class MemoryRelease {
  private readonly timers = new Timers();

  /** @param wait the time without work, in milliseconds */
  constructor(
    private readonly host: MemoryReleaseHost,
    private readonly wait: number,
  ) {}

  /** Whether the next release is due after some time. */
  get isPlanned(): boolean {
    return this.timers.has('rest');
  }

  /** Delays the next release. */
  later(): void {
    this.timers.after('rest', this.wait, () => this.release());
  }

  dispose(): void {
    this.timers.dispose();
  }

  /** Has an analyst release memory while another one with the same state can answer requests. */
  private release(): void {
    const analysts = this.host.analysts();
    const newest = this.host.newest();
    const isQuiet = analysts.every(({ job, epoch }) => job === undefined && epoch === newest);
    const tired = analysts.find(({ reading, isRested }) => reading === 0 && !isRested);
    if (!isQuiet || !tired) return;
    const rested = tired.rest();
    this.host.asked(tired, 'azroute/rest', rested);
    void rested.then(() => {
      if (analysts.every(({ isRested }) => isRested)) this.host.released();
      this.host.next();
    });
  }
}
