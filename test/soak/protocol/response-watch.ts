import type { ServerProcess } from './server-process.ts';

/**
 * How long a server may be idle while a request waits, and how much CPU time it may use before it answers, in
 * milliseconds. On a busy machine, a server is slow, but it is not idle, and it doesn't use more CPU time.
 */
const limits = { idle: 5_000, busy: 60_000 };
const step = 500;

/** The requests that wait for a server. */
export interface Waiting {
  /** When the oldest of them was sent, in the time of `performance.now`. */
  waitingSince(): number | undefined;
  /** They will never be answered. */
  giveUp(): void;
}

/** Watches a server while requests wait, and reports when no more answers can be expected. */
export class ResponseWatch {
  private readonly process: ServerProcess;
  private readonly waiting: Waiting;
  private timer: NodeJS.Timeout | undefined;
  private activeAt = 0;
  /** When the oldest request was sent, and the CPU time used by then. */
  private oldest: { readonly sent: number | undefined; readonly time: number } | undefined;

  constructor(process: ServerProcess, waiting: Waiting) {
    this.process = process;
    this.waiting = waiting;
  }

  /** A request waits from now on. */
  watch(): void {
    if (this.timer !== undefined) return;
    this.received();
    this.timer = setInterval(() => this.look(), step);
  }

  /** A message was received from the server. */
  received(): void {
    this.activeAt = performance.now();
  }

  /** No request is waiting. */
  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const now = performance.now();
    const sent = this.waiting.waitingSince();
    const active = this.process.isActive();
    if (active !== false) this.activeAt = now;
    // If the system does not report what a process does, all elapsed time counts.
    const used = active === undefined ? now - (sent ?? now) : this.usedFor(sent);
    if (now - this.activeAt < limits.idle && used < limits.busy) return;
    this.stop();
    this.waiting.giveUp();
  }

  /** The CPU time used since a request was first seen to be the oldest, in milliseconds. */
  private usedFor(sent: number | undefined): number {
    const time = this.process.processorTime();
    if (this.oldest?.sent !== sent) this.oldest = { sent, time };
    return time - (this.oldest?.time ?? time);
  }
}
