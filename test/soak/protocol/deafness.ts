import type { ServerProcess } from './server-process.ts';

/**
 * How long a server may do nothing while a request waits, and how long it may compute, in milliseconds. On a machine
 * with much else to do a server is slow, but then it uses processor time.
 */
const limits = { idle: 5_000, busy: 120_000 };
const step = 500;

/** The requests that wait for a server. */
export interface Waiting {
  /** When the oldest of them was sent, in the time of `performance.now`. */
  waitingSince(): number | undefined;
  /** They will not be answered any more. */
  giveUp(): void;
}

/** Watches a server for as long as requests wait, and tells when nothing will come any more. */
export class Deafness {
  private readonly process: ServerProcess;
  private readonly waiting: Waiting;
  private timer: NodeJS.Timeout | undefined;
  private activeAt = 0;
  private time: number | undefined;

  constructor(process: ServerProcess, waiting: Waiting) {
    this.process = process;
    this.waiting = waiting;
  }

  /** A request waits from now on. */
  watch(): void {
    if (this.timer !== undefined) return;
    this.heard();
    this.timer = setInterval(() => this.look(), step);
  }

  /** Something came from the server. */
  heard(): void {
    this.activeAt = performance.now();
  }

  /** No request waits any more. */
  rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const now = performance.now();
    const time = this.process.processorTime();
    // A process at rest still uses a tick now and then; where nobody tells the time, only the long limit counts.
    if (time === undefined || this.time === undefined || time - this.time > 1) this.activeAt = now;
    this.time = time;
    if (now - this.activeAt < limits.idle && now - (this.waiting.waitingSince() ?? now) < limits.busy) return;
    this.rest();
    this.waiting.giveUp();
  }
}
