import type { ServerProcess } from './server-process.ts';

/**
 * How long a server may do nothing while a request waits, and how long it may compute, in milliseconds. On a machine
 * with much else to do a server is slow, but not idle.
 */
const limits = { idle: 5_000, busy: 300_000 };
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
    // Where nobody tells what it does, only the long limit counts.
    if (this.process.isActive() !== false) this.activeAt = now;
    if (now - this.activeAt < limits.idle && now - (this.waiting.waitingSince() ?? now) < limits.busy) return;
    this.rest();
    this.waiting.giveUp();
  }
}
