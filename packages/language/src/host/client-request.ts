import type { Analyst } from './analyst.js';
import { canonicalUri } from './canonical-uri.js';
import type { Answer } from './messages.js';

/** A request of the client that is not answered yet. */
export class ClientRequest {
  /** The canonical URI of the document that it is about, if it is about one. */
  readonly uri: string | undefined;
  /** The analyst that works on it, and its number there. */
  asked: { readonly analyst: Analyst; readonly id: number } | undefined;
  /** How often a thread ended while it worked on this. */
  failures = 0;
  /** Whether it has waited long enough for the newest state. */
  isDue = false;
  /** The version of its document when it came, if that is open. */
  version: number | undefined;
  /** Whether a text has changed since it was given to an analyst. */
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

  /** Answers, once. */
  answer(answer: Answer): void {
    if (this.answered) return;
    this.answered = true;
    this.send(this.id, answer);
  }

  /** Tells the thread that works on it that nobody waits any more. */
  stop(): void {
    if (this.asked) this.asked.analyst.notify('$/cancelRequest', { id: this.asked.id });
  }
}
