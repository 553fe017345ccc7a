import { handicapOf } from './request-kinds.js';

/** A request that waits until the thread can take it. */
interface Waiting {
  readonly id: number;
  /** When its turn would be if all others had arrived at that time too, in milliseconds. */
  readonly due: number;
  readonly send: () => void;
}

/** By how many milliseconds of waiting a request that is less useful now is overtaken. */
const deferred = 100;

/** How many requests a thread has at a time, so that it always finds another one when it has answered one. */
const mostTaken = 2;

/**
 * The order in which a thread gets requests. Those that are usually answered at once overtake those that take longer,
 * unless the latter have waited for long.
 */
export class Turns {
  private readonly waiting: Waiting[] = [];
  private readonly taken = new Set<number>();

  /** @param now the clock, in milliseconds */
  constructor(private readonly now: () => number) {}

  /** Sends a request when it is its turn. */
  add(id: number, method: string, send: () => void): void {
    if (this.taken.size < mostTaken) {
      this.taken.add(id);
      send();
      return;
    }
    this.insert({ id, due: this.now() + handicapOf(method), send });
  }

  /** A request was answered. */
  answered(id: number): void {
    if (!this.taken.delete(id)) return;
    const next = this.waiting.shift();
    if (!next) return;
    this.taken.add(next.id);
    next.send();
  }

  /** Whether a request waits for its turn. */
  isWaiting(id: number): boolean {
    return this.waiting.some((one) => one.id === id);
  }

  /** Lets all others pass that wait now or arrive soon. */
  defer(id: number): void {
    const at = this.waiting.findIndex((one) => one.id === id);
    const [one] = at >= 0 ? this.waiting.splice(at, 1) : [];
    if (one) this.insert({ ...one, due: one.due + deferred });
  }

  /**
   * Removes a request that the thread has not got yet.
   * @returns whether it was still waiting
   */
  remove(id: number): boolean {
    const at = this.waiting.findIndex((one) => one.id === id);
    if (at >= 0) this.waiting.splice(at, 1);
    return at >= 0;
  }

  private insert(waiting: Waiting): void {
    const after = this.waiting.findIndex((one) => one.due > waiting.due);
    this.waiting.splice(after < 0 ? this.waiting.length : after, 0, waiting);
  }
}
