import type { AnalysisWait } from './analysis-wait.js';
import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { ExpectedRequests } from './expected-requests.js';
import { type Answer, contentModified, nothing } from './messages.js';
import type { OpenTexts } from './open-texts.js';
import { OutdatedRequests } from './outdated-requests.js';
import { isOfWholeDocument, isPrepared, needsText, preparedMethods } from './request-kinds.js';

/** The parts of the host that reading uses. */
export interface ReadingHost {
  readonly texts: OpenTexts;
  /** Decides how long a request waits for the analysis of the newest text. */
  readonly analysisWait: AnalysisWait;
  /** How long a request waits for its turn if its text has changed since, in milliseconds. */
  readonly outdatedWaits: number;
  analysts(): readonly Analyst[];
  /** The number of the newest state. */
  newest(): number;
  /** The analyst that gets no more requests, because it is about to analyze. */
  reserved(): Analyst | undefined;
  /** Whether the newest state will not be analyzed, because its analysis failed. */
  isGivenUp(): boolean;
  /** Called when a request is sent to an analyst. */
  asked(analyst: Analyst, method: string, answer: Promise<Answer>): void;
  /** Called when a request was answered. */
  answered(): void;
}

/**
 * Answers requests that only read: from the newest text if its analysis is complete in a moment, otherwise from an
 * older one. Requests for whole documents take long: an analyst gets only one of them at a time, so that short requests
 * don't wait for many, and equal requests are sent once.
 */
export class Reading {
  /** Requests for whole documents, whose answers the next analyses prepare. */
  readonly expected = new ExpectedRequests();
  private readonly requests = new Set<ClientRequest>();
  private readonly timers = new Map<ClientRequest, ReturnType<typeof setTimeout>>();

  private readonly outdated: OutdatedRequests;

  constructor(private readonly host: ReadingHost) {
    const { texts, outdatedWaits } = host;
    const open = () => this.requests;
    this.outdated = new OutdatedRequests({ texts, open, drop: (request) => this.drop(request) }, outdatedWaits);
  }

  /** The unanswered requests. */
  get open(): ReadonlySet<ClientRequest> {
    return this.requests;
  }

  /** Handles a request. */
  take(request: ClientRequest): void {
    const { uri, method } = request;
    request.version = uri === undefined ? undefined : this.host.texts.get(uri)?.version;
    if (uri !== undefined && request.version !== undefined && isPrepared(method)) this.expected.add({ uri, method });
    if (isOfWholeDocument(method)) this.refuseOlder(request);
    this.requests.add(request);
    if (!this.askNewest(request)) this.wait(request);
  }

  /**
   * Has a request wait for the analysis of the newest text if that is complete in a moment, as it mostly is, because
   * its answer is better then.
   */
  wait(request: ClientRequest): void {
    request.isDue = false;
    clearTimeout(this.timers.get(request));
    const wait = this.host.analysisWait.waitAt(performance.now());
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
   * Refuses earlier equal requests for a whole document whose text has changed. Their answers are useless to the
   * client, and everything else would wait while they are created, sent and read.
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

  /** Whether an analyst is answering a request. */
  get isAnswering(): boolean {
    return this.host.analysts().some(({ reading }) => reading > 0);
  }

  /** Lets requests for the newest text go first. Called when a text has changed. */
  changed(): void {
    this.outdated.changed();
  }

  /** The analysis for which requests wait is obsolete, so that they need not wait any longer. */
  waitNoLonger(): void {
    for (const [request, timer] of this.timers) {
      clearTimeout(timer);
      request.isDue = true;
    }
    this.timers.clear();
  }

  /** Tries to send the waiting requests again. */
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

  /** Announces that all requests for a whole document are likely to follow. */
  expect(uri: string): void {
    for (const method of preparedMethods) this.expected.add({ uri, method }, true);
  }

  /** Removes a request that was answered elsewhere. */
  drop(request: ClientRequest): void {
    this.requests.delete(request);
    clearTimeout(this.timers.get(request));
    this.timers.delete(request);
  }

  /** Stops all timers. */
  dispose(): void {
    for (const request of [...this.requests]) this.drop(request);
    this.outdated.dispose();
  }

  /** Sends a request to an analyst that knows the newest state. */
  private askNewest(request: ClientRequest): boolean {
    const newest = this.host.newest();
    const ready = this.host.analysts().filter(({ job, epoch }) => job === undefined && epoch === newest);
    const chosen = isOfWholeDocument(request.method) ? forLong(ready) : forShort(ready);
    return chosen !== undefined && this.ask(chosen, request, false);
  }

  /** Sends a request to the available analyst that knows the latest state; of several, to the one with the fewest. */
  private askOlder(request: ClientRequest): void {
    const { uri, method, params } = request;
    if (method === 'textDocument/hover' && uri !== undefined && this.host.texts.isInComment(uri, params)) {
      // Comments have no hover, so there is nothing to compute.
      this.drop(request);
      request.answer(nothing);
      return;
    }
    const reserved = this.host.reserved();
    const ready = this.host
      .analysts()
      .filter((analyst) => analyst.job === undefined && analyst.epoch >= 0 && analyst !== reserved)
      .sort((a, b) => b.epoch - a.epoch || a.reading - b.reading)[0];
    if (ready && (uri === undefined || ready.knows(uri))) {
      this.ask(ready, request, ready.epoch !== this.host.newest());
    } else if (this.host.isGivenUp() || !isOfWholeDocument(method)) {
      this.drop(request);
      request.answer(uri !== undefined && this.host.texts.get(uri) ? beforeFirstAnalysis(method) : nothing);
    }
  }

  /** @returns whether the request was sent to the analyst */
  private ask(analyst: Analyst, request: ClientRequest, isOlder: boolean): boolean {
    const isWhole = isOfWholeDocument(request.method);
    if (isWhole && analyst.readingWhole > 0) return false;
    const { id, answer } = analyst.ask(request.method, isOlder ? this.ofNewer(analyst, request) : request.params);
    const asking = isWhole ? this.sameAs(request) : [request];
    for (const one of asking) one.asked = { analyst, id };
    analyst.reading++;
    if (isWhole) analyst.readingWhole++;
    this.host.asked(analyst, request.method, answer);
    this.outdated.sent(request);
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

  /** The requests that have not been sent yet and are equal to this one, including this one. */
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

/** Of analysts that could answer, one that isn't busy with a long answer. */
function forShort(ready: readonly Analyst[]): Analyst | undefined {
  return ready.reduce<Analyst | undefined>((a, b) => (a && a.readingWhole <= b.readingWhole ? a : b), undefined);
}

/** The analyst that is already busy with a long answer, so that another one stays free; otherwise the last one. */
function forLong(ready: readonly Analyst[]): Analyst | undefined {
  return ready.reduce<Analyst | undefined>((a, b) => (a && a.readingWhole > b.readingWhole ? a : b), undefined);
}

/** The answer for a document that is being read for the first time. */
function beforeFirstAnalysis(method: string): Answer {
  if (method === 'textDocument/hover') return { json: '{"contents":{"kind":"markdown","value":"*Computing …*"}}' };
  if (method === 'textDocument/completion') return { json: '{"isIncomplete":true,"items":[]}' };
  return nothing;
}
