import type { Analyst } from './analyst.js';
import { canonicalUri } from './canonical-uri.js';
import type { Answer } from './messages.js';

/** An unanswered request of the client. */
export class ClientRequest {
  /** The canonical URI of the document that it concerns, if any. */
  readonly uri: string | undefined;
  /** The analyst that works on it, and its id there. */
  asked: { readonly analyst: Analyst; readonly id: number } | undefined;
  /** The number of threads that ended while they worked on it. */
  failures = 0;
  /** When it arrived, in milliseconds. */
  readonly arrived = performance.now();
  /** Whether it has waited long enough for the newest state. */
  isDue = false;
  /** The version of its document when it arrived, if the document is open. */
  version: number | undefined;
  /** Whether a text has changed since an analyst got it. */
  isOutdated = false;
  private answered = false;

  constructor(
    readonly id: number | string,
    readonly method: string,
    readonly params: unknown,
    private readonly send: (id: number | string, answer: Answer) => void,
  ) {
    const uri = (params as { textDocument?: { uri?: unknown } } | null | undefined)?.textDocument?.uri;
    this.uri = typeof uri === 'string' ? canonicalUri(uri) : undefined;
  }

  get done(): boolean {
    return this.answered;
  }

  /** Answers the request; further answers are ignored. */
  answer(answer: Answer): void {
    if (this.answered) return;
    this.answered = true;
    this.send(this.id, answer);
  }

  /** Cancels it in the thread that works on it. */
  stop(): void {
    this.asked?.analyst.cancel(this.asked.id);
  }
}
