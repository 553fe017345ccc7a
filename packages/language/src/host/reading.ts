import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { type Answer, contentModified, nothing } from './messages.js';
import type { OpenTexts } from './open-texts.js';
import type { Patience } from './patience.js';
import { isOfWholeDocument, isPrepared, needsText, preparedMethods } from './request-kinds.js';
import { Wishes } from './wishes.js';

/** What reading needs of its host. */
export interface ReadingHost {
  readonly texts: OpenTexts;
  /** How long a request waits for the newest text to be analysed. */
  readonly patience: Patience;
  analysts(): readonly Analyst[];
  /** The newest state. */
  newest(): number;
  /** Whether the newest state will not be analysed, since that failed. */
  isGivenUp(): boolean;
  /** A request was given to an analyst. */
  asked(analyst: Analyst, method: string, answer: Promise<Answer>): void;
  /** A request was answered. */
  answered(): void;
}

/**
 * Answers requests that only read: from the newest text if it is analysed in a moment, otherwise from an older one.
 * Requests about whole documents are long: an analyst gets one of them at a time, so that those that are short need not
 * wait for many, and what is the same is asked once.
 */
export class Reading {
  /** What was asked of whole documents, to be made together with the next analyses. */
  readonly wishes = new Wishes();
  private readonly requests = new Set<ClientRequest>();
  private readonly timers = new Map<ClientRequest, ReturnType<typeof setTimeout>>();

  constructor(private readonly host: ReadingHost) {}

  /** Requests that are not answered. */
  get open(): ReadonlySet<ClientRequest> {
    return this.requests;
  }

  /** Takes a request. */
  take(request: ClientRequest): void {
    const { uri, method } = request;
    request.version = uri === undefined ? undefined : this.host.texts.get(uri)?.version;
    if (uri !== undefined && request.version !== undefined && isPrepared(method)) this.wishes.add({ uri, method });
    if (isOfWholeDocument(method)) this.refuseOlder(request);
    this.requests.add(request);
    if (!this.askNewest(request)) this.wait(request);
  }

  /**
   * Has a request wait for the newest text to be analysed if that is so in a moment, which it mostly is: the answer is
   * the better.
   */
  wait(request: ClientRequest): void {
    request.isDue = false;
    clearTimeout(this.timers.get(request));
    const wait = this.host.patience.waitAt(performance.now());
    const due = () => {
      this.timers.delete(request);
      request.isDue = true;
      if (!request.asked) this.askOlder(request);
    };
    if (wait === 0) {
      due();
      return;
    }
    const timer = setTimeout(due, wait);
    this.timers.set(request, timer);
  }

  /**
   * Refuses what was asked of a whole document before its text changed: who asks again has no use for it, and while it is
   * made, sent and read, everything else waits.
   */
  private refuseOlder({ method, uri, version, params }: ClientRequest): void {
    const key = JSON.stringify(params);
    for (const older of this.requests) {
      if (older.method !== method || older.uri !== uri || older.version === version) continue;
      if (JSON.stringify(older.params) !== key) continue;
      this.drop(older);
      if (!this.sharesAnswer(older)) older.stop();
      older.answer(contentModified);
    }
  }

  /** Tries again what could not be asked before. */
  next(): void {
    for (const request of this.requests) {
      if (!request.asked && !this.askNewest(request) && request.isDue) this.askOlder(request);
    }
  }

  /** Whether another request waits for the same answer of an analyst. */
  sharesAnswer({ asked }: ClientRequest): boolean {
    return [...this.requests].some(
      (one) => asked !== undefined && one.asked?.analyst === asked.analyst && one.asked.id === asked.id,
    );
  }

  /** Says that somebody will probably ask for all that is to be had of a whole document. */
  expect(uri: string): void {
    for (const method of preparedMethods) this.wishes.add({ uri, method }, true);
  }

  /** Forgets a request that somebody else has answered. */
  drop(request: ClientRequest): void {
    this.requests.delete(request);
    clearTimeout(this.timers.get(request));
    this.timers.delete(request);
  }

  /** Forgets all. */
  dispose(): void {
    for (const request of [...this.requests]) this.drop(request);
  }

  /** Asks an analyst that knows the newest state. */
  private askNewest(request: ClientRequest): boolean {
    const newest = this.host.newest();
    const ready = this.host.analysts().filter(({ job, epoch }) => job === undefined && epoch === newest);
    const chosen = isOfWholeDocument(request.method) ? forLong(ready) : forShort(ready);
    return chosen !== undefined && this.ask(chosen, request, false);
  }

  /** Asks the analyst that knows the latest state of those that have time. */
  private askOlder(request: ClientRequest): void {
    const { uri, method } = request;
    const ready = this.host
      .analysts()
      .filter(({ job, epoch }) => job === undefined && epoch >= 0)
      .sort((a, b) => b.epoch - a.epoch)[0];
    if (ready && (uri === undefined || ready.knows(uri))) {
      this.ask(ready, request, ready.epoch !== this.host.newest());
    } else if (this.host.isGivenUp() || !isOfWholeDocument(method)) {
      this.drop(request);
      request.answer(uri !== undefined && this.host.texts.get(uri) ? beforeFirstAnalysis(method) : nothing);
    }
  }

  /** @returns whether the request was given to the analyst */
  private ask(analyst: Analyst, request: ClientRequest, isOlder: boolean): boolean {
    const isWhole = isOfWholeDocument(request.method);
    if (isWhole && analyst.readingWhole > 0) return false;
    const { id, answer } = analyst.ask(request.method, isOlder ? this.ofNewer(analyst, request) : request.params);
    const asking = isWhole ? this.sameAs(request) : [request];
    for (const one of asking) one.asked = { analyst, id };
    analyst.reading++;
    if (isWhole) analyst.readingWhole++;
    this.host.asked(analyst, request.method, answer);
    void answer.then((answered) => {
      analyst.reading--;
      if (isWhole) analyst.readingWhole--;
      if (!this.host.analysts().includes(analyst)) return;
      for (const one of asking) {
        this.drop(one);
        one.answer(answered);
      }
      this.host.answered();
    });
    return true;
  }

  /** The requests that nobody was asked yet and that ask for the same, this one among them. */
  private sameAs({ method, params }: ClientRequest): ClientRequest[] {
    const key = JSON.stringify(params);
    return [...this.requests].filter(
      (one) => !one.asked && !one.done && one.method === method && JSON.stringify(one.params) === key,
    );
  }

  private ofNewer(analyst: Analyst, { method, params, uri }: ClientRequest): object {
    const newer = analyst.newer(this.host.texts.all(), needsText(method) ? uri : undefined);
    return { ...(params as object), azroute: newer };
  }
}

/** Of analysts that could answer, the one that need not finish a long answer first. */
function forShort(ready: readonly Analyst[]): Analyst | undefined {
  return ready.reduce<Analyst | undefined>((a, b) => (a && a.readingWhole <= b.readingWhole ? a : b), undefined);
}

/** The one that has a long answer to make already, so that another one stays free; otherwise the last one. */
function forLong(ready: readonly Analyst[]): Analyst | undefined {
  return ready.reduce<Analyst | undefined>((a, b) => (a && a.readingWhole > b.readingWhole ? a : b), undefined);
}

/** What is said of a document that is being read for the first time. */
function beforeFirstAnalysis(method: string): Answer {
  if (method === 'textDocument/hover') return { json: '{"contents":{"kind":"markdown","value":"*Computing …*"}}' };
  if (method === 'textDocument/completion') return { json: '{"isIncomplete":true,"items":[]}' };
  return nothing;
}
