import type { ClientRequest } from './client-request.js';
import { contentModified } from './messages.js';
import type { OpenTexts } from './open-texts.js';
import { isOfWholeDocument, staysUseful } from './request-kinds.js';
import { Timers } from './timers.js';

/** The parts of the host that this uses. */
export interface OutdatedHost {
  readonly texts: OpenTexts;
  /** The unanswered requests that only read. */
  open(): Iterable<ClientRequest>;
  /** Removes a request that is answered here. */
  drop(request: ClientRequest): void;
}

/**
 * Requests whose text has changed after they arrived: an editor asks again, or no longer shows what it asked for. They wait
 * behind those for the newest text. If their turn has not come in a moment, they are refused, so that no request is
 * answered late because of many that nobody needs any more.
 */
export class OutdatedRequests {
  private readonly timers = new Timers();

  /** @param wait how long they wait for their turn, in milliseconds */
  constructor(
    private readonly host: OutdatedHost,
    private readonly wait: number,
  ) {}

  /** A text has changed. */
  changed(): void {
    for (const request of this.waiting()) request.asked?.analyst.defer(request.asked.id);
    this.refuse();
  }

  dispose(): void {
    this.timers.dispose();
  }

  private refuse(): void {
    const now = performance.now();
    const waiting = this.waiting().map((request) => ({ request, left: request.arrived + this.wait - now }));
    const refused = waiting.filter(({ left }) => left <= 0);
    for (const { request } of refused) {
      this.host.drop(request);
      request.answer(contentModified);
    }
    // Only now, because several may share an answer.
    for (const { request } of refused) request.stop();
    const next = Math.min(...waiting.map(({ left }) => left).filter((left) => left > 0));
    if (Number.isFinite(next)) this.timers.after('outdated', next, () => this.refuse());
  }

  /** The outdated requests that no thread works on. */
  private waiting(): ClientRequest[] {
    return [...this.host.open()].filter((request) => {
      const { uri, method, version, asked } = request;
      if (uri === undefined || version === undefined || staysUseful(method)) return false;
      if (this.host.texts.get(uri)?.version === version) return false;
      return asked ? asked.analyst.isWaiting(asked.id) : request.isDue && isOfWholeDocument(method);
    });
  }
}
