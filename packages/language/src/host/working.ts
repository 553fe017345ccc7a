import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { type Answer, contentModified } from './messages.js';

/** The parts of the host that working uses. */
export interface WorkingHost {
  analysts(): readonly Analyst[];
  /** Called when a request is sent to an analyst. */
  asked(analyst: Analyst, method: string, answer: Promise<Answer>): void;
  /** Called when an analyst becomes free. */
  next(): void;
}

/** Answers requests that work on the newest text, one after the other. */
export class Working {
  private readonly requests = new Set<ClientRequest>();

  constructor(private readonly host: WorkingHost) {}

  /** The unanswered requests. */
  get open(): ReadonlySet<ClientRequest> {
    return this.requests;
  }

  /** Handles a request. */
  take(request: ClientRequest): void {
    this.requests.add(request);
  }

  /** Removes a request that was answered elsewhere. */
  drop(request: ClientRequest): void {
    this.requests.delete(request);
  }

  /** A text has changed, which creates a newer state: requests that work on the previous text are refused. */
  changed(uri: string, newest: number): void {
    for (const request of this.requests) {
      request.asked?.analyst.supersede(newest);
      // The request may concern other texts too: it is repeated in the newest state.
      request.isOutdated = request.asked !== undefined;
      if (request.uri !== uri) continue;
      this.requests.delete(request);
      request.answer(contentModified);
    }
  }

  /** Sends a request to an analyst that knows the newest state. */
  give(analyst: Analyst, request: ClientRequest): void {
    analyst.job = 'request';
    // What it proves for a list is known to it alone.
    if (request.method === 'textDocument/codeAction') analyst.hasPrepared = true;
    const { id, answer } = analyst.ask(request.method, request.params);
    request.asked = { analyst, id };
    this.host.asked(analyst, request.method, answer);
    void answer.then((answered) => {
      analyst.job = undefined;
      // It was superseded to end only this request; its state can still be read.
      analyst.supersede(0);
      if (!this.host.analysts().includes(analyst)) return;
      if (request.isOutdated && !request.done) {
        request.isOutdated = false;
        request.asked = undefined;
      } else {
        this.requests.delete(request);
        request.answer(answered);
      }
      this.host.next();
    });
  }
}
