import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { type Answer, contentModified } from './messages.js';

/** What working needs of its host. */
export interface WorkingHost {
  analysts(): readonly Analyst[];
  /** A request was given to an analyst. */
  asked(analyst: Analyst, method: string, answer: Promise<Answer>): void;
  /** An analyst has nothing to do any more. */
  next(): void;
}

/** Answers requests that work on the newest text, one after the other. */
export class Working {
  private readonly requests = new Set<ClientRequest>();

  constructor(private readonly host: WorkingHost) {}

  /** Requests that are not answered. */
  get open(): ReadonlySet<ClientRequest> {
    return this.requests;
  }

  /** Takes a request. */
  take(request: ClientRequest): void {
    this.requests.add(request);
  }

  /** Forgets a request that somebody else has answered. */
  drop(request: ClientRequest): void {
    this.requests.delete(request);
  }

  /** A text has changed, which makes a newer state: requests that work on the text before are refused. */
  changed(uri: string, newest: number): void {
    for (const request of this.requests) {
      request.asked?.analyst.supersede(newest);
      // What is found in one text may change another one: it is found again in the newest state.
      request.isOutdated = request.asked !== undefined;
      if (request.uri !== uri) continue;
      this.requests.delete(request);
      request.answer(contentModified);
    }
  }

  /** Gives a request to an analyst that knows the newest state. */
  give(analyst: Analyst, request: ClientRequest): void {
    analyst.job = 'request';
    const { id, answer } = analyst.ask(request.method, request.params);
    request.asked = { analyst, id };
    this.host.asked(analyst, request.method, answer);
    void answer.then((answered) => {
      analyst.job = undefined;
      // It was told to end this request only; what it knows is still good to read.
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
