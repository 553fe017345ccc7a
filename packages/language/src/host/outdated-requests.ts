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

  /** A request was sent to a thread; its text may have changed while it waited for that. */
  sent(request: ClientRequest): void {
    if (this.isOutdated(request)) this.changed();
  }

  /** Has outdated requests wait behind the others. Called when a text has changed. */
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
    const overdue = waiting.filter(({ left }) => left <= 0);
    // Requests that share an answer are of the same version.
    const refused = waiting.filter((one) => overdue.some(({ request }) => sharesAnswer(request, one.request)));
    for (const { request } of refused) {
      this.host.drop(request);
      request.answer(contentModified);
    }
    for (const { request } of refused) request.stop();
    const next = Math.min(...waiting.map(({ left }) => left).filter((left) => left > 0));
    if (Number.isFinite(next)) this.timers.after('outdated', next, () => this.refuse());
  }

  /** The outdated requests that no thread works on. */
  private waiting(): ClientRequest[] {
    return [...this.host.open()].filter((request) => {
      const { method, asked } = request;
      if (!this.isOutdated(request)) return false;
      return asked ? asked.analyst.isWaiting(asked.id) : request.isDue && isOfWholeDocument(method);
    });
  }

  private isOutdated({ uri, version, method }: ClientRequest): boolean {
    if (uri === undefined || version === undefined || staysUseful(method)) return false;
    return this.host.texts.get(uri)?.version !== version;
  }
}

/** Whether two requests wait for the same answer of a thread, or are the same. */
function sharesAnswer(one: ClientRequest, other: ClientRequest): boolean {
  if (one === other) return true;
  return one.asked !== undefined && one.asked.analyst === other.asked?.analyst && one.asked.id === other.asked.id;
}
