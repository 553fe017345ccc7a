import { inTime } from './in-time.js';
import { FileRefused, longestStall } from './refusal.js';

/** After how long a request that was never answered is sent again, in milliseconds. */
const patience = 60_000;

/**
 * Requests to a client that might never answer. Every analysis looks for the imported files again, so a request that
 * was given up is not waited for again until it is answered or a minute is over; otherwise a single file that hangs
 * would delay each change of every other file.
 */
export class Unanswered {
  /** When each request was given up that is not answered yet. */
  private readonly since = new Map<string, number>();

  /** @param now the time in milliseconds; tests pass their own clock */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly limit = longestStall,
  ) {}

  /**
   * Sends a request and waits for the answer.
   * @param key what is asked for
   * @throws FileRefused if it is not answered in time, or the same was not answered before
   */
  async wait<T>(key: string, send: () => Promise<T>): Promise<T> {
    const before = this.since.get(key);
    if (before !== undefined && this.now() - before < patience) throw new FileRefused('slow');
    let answered = false;
    const request = send().finally(() => {
      answered = true;
      this.since.delete(key);
    });
    try {
      return await inTime(this.limit, () => request);
    } catch (error) {
      if (!answered) this.since.set(key, this.now());
      throw error;
    }
  }
}
