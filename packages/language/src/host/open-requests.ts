import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { type Answer, nothing, requestCancelled } from './messages.js';
import type { Reading } from './reading.js';
import type { Working } from './working.js';

/** All requests that are not answered yet, those that only read and those that work on the newest text. */
export class OpenRequests {
  constructor(
    private readonly reading: Reading,
    private readonly working: Working,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.reading.open.size + this.working.open.size;
  }

  /**
   * Ends a request that the client has cancelled.
   * @param newest the number of the newest state
   */
  cancel(id: number | string, newest: number): void {
    for (const request of [...this.reading.open, ...this.working.open]) {
      if (request.id !== id) continue;
      this.drop(request);
      if (!this.reading.sharesAnswer(request)) request.stop();
      if (request.asked?.analyst.job === 'request') request.asked.analyst.supersede(newest + 1);
      request.answer(requestCancelled);
    }
  }

  /** Answers all of them in the same way. */
  answerAll(answer: Answer): void {
    for (const request of [...this.working.open, ...this.reading.open]) {
      this.drop(request);
      request.answer(answer);
    }
  }

  /** Passes the requests of an ended analyst to another one, or answers them if that was done before. */
  lost(analyst: Analyst): void {
    for (const request of [...this.reading.open, ...this.working.open]) {
      if (request.asked?.analyst !== analyst) continue;
      request.asked = undefined;
      if (++request.failures >= 2) {
        this.drop(request);
        request.answer(nothing);
      } else if (this.reading.open.has(request)) {
        this.reading.wait(request);
      }
    }
  }

  private drop(request: ClientRequest): void {
    this.reading.drop(request);
    this.working.drop(request);
  }
}
