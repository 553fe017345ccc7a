import type { ServerProcess } from './server-process.ts';

/**
 * How long a server may do nothing while a request waits, and how much processor time it may use before it answers, in
 * milliseconds. On a machine with much else to do a server is slow, but it is not idle, and it uses no more of that.
 */
const limits = { idle: 5_000, busy: 60_000 };
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
  /** When the oldest request was sent, and the processor time that had been used by then. */
  private oldest: { readonly sent: number | undefined; readonly time: number } | undefined;

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
    const sent = this.waiting.waitingSince();
    const active = this.process.isActive();
    if (active !== false) this.activeAt = now;
    // Where nobody tells what a process does, all the time that passes counts.
    const used = active === undefined ? now - (sent ?? now) : this.usedFor(sent);
    if (now - this.activeAt < limits.idle && used < limits.busy) return;
    this.rest();
    this.waiting.giveUp();
  }

  /** The processor time that was used since it was first seen that a request is the oldest, in milliseconds. */
  private usedFor(sent: number | undefined): number {
    const time = this.process.processorTime();
    if (this.oldest?.sent !== sent) this.oldest = { sent, time };
    return time - (this.oldest?.time ?? time);
  }
}
