import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { contentModified, nothing, requestCancelled } from './messages.js';
import type { OpenTexts } from './open-texts.js';
import { isPrepared, kindOf, needsText, waitsForFirstAnalysis } from './request-kinds.js';
import { mostAge } from './shown-diagnostics.js';
import { Wishes } from './wishes.js';

/** Times of the schedule, in milliseconds. */
export interface Times {
  /** How long a request waits for the newest text to be analysed before it is answered from what is there. */
  readonly readingWaits: number;
  /** After this much quiet an analyst that is behind analyses the newest state too. */
  readonly catchUpAfter: number;
  /** An analysis that takes longer is ended together with its thread. */
  readonly longestAnalysis: number;
}

export const defaultTimes: Times = { readingWaits: 15, catchUpAfter: 300, longestAnalysis: 30_000 };

/** What the schedule needs of its host. */
export interface ScheduleHost {
  readonly texts: OpenTexts;
  readonly times: Times;
  analysts(): readonly Analyst[];
  /** An analysis of this analyst has ended. */
  analysed(analyst: Analyst, isNewest: boolean): void;
  /** An analysis failed, or takes too long. */
  failed(analyst: Analyst, error: Error): void;
}

/**
 * Decides which analyst does what. There are two of them: while one analyses the newest state, or works on a request
 * that takes long, the other one answers what is only read.
 */
export class Schedule {
  /** Counts the states of texts, files and settings; the newest one. */
  private epoch = 0;
  private changedAt = 0;
  private started = false;
  /** A state whose analysis ended more than one thread; it is not tried again. */
  private abandoned = -1;
  private readonly wishes = new Wishes();
  private readonly readers = new Set<ClientRequest>();
  private readonly workers = new Set<ClientRequest>();
  private settlers: (() => void)[] = [];
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly host: ScheduleHost) {}

  /** The newest state. */
  get newest(): number {
    return this.epoch;
  }

  /** Begins with the analysis. */
  start(): void {
    this.started = true;
    this.next();
  }

  /** A text, a file or a setting has changed. Requests that work on a text that is no more are refused. */
  changed(uri?: string): void {
    this.epoch++;
    this.changedAt = Date.now();
    for (const request of this.workers) {
      if (uri === undefined || request.uri !== uri) continue;
      this.workers.delete(request);
      request.asked?.analyst.supersede(this.epoch);
      request.answer(contentModified);
    }
    // What an analysis of an older state has found is shown for a moment only: one that lasts longer is of no use.
    const analysing = this.host.analysts().some(({ job }) => job === 'analysis');
    if (analysing && !this.timers.has('supersede')) {
      this.after('supersede', mostAge, () => {
        for (const analyst of this.host.analysts()) if (analyst.job === 'analysis') analyst.supersede(this.epoch);
      });
    }
    this.next();
  }

  /** Takes a request of the client. */
  take(request: ClientRequest): void {
    if (kindOf(request.method) === 'working') {
      this.workers.add(request);
      this.next();
    } else {
      this.read(request);
    }
  }

  /** Ends a request that the client has cancelled. */
  cancel(id: number | string): void {
    for (const list of [this.readers, this.workers]) {
      for (const request of list) {
        if (request.id !== id) continue;
        list.delete(request);
        request.stop();
        if (request.asked?.analyst.job === 'request') request.asked.analyst.supersede(this.epoch + 1);
        request.answer(requestCancelled);
      }
    }
  }

  /** Resolves when the newest state is analysed and nothing is left to be answered. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.settlers.push(resolve);
      this.next();
    });
  }

  /** Gives up the newest state: nothing is analysed until something changes. */
  abandon(): void {
    this.abandoned = this.epoch;
    for (const request of [...this.workers, ...this.readers]) request.answer(nothing);
    this.workers.clear();
    this.readers.clear();
    this.next();
  }

  /** Gives requests that were with an analyst that has ended to another one, or answers them if that failed before. */
  lost(analyst: Analyst): void {
    for (const list of [this.readers, this.workers]) {
      for (const request of list) {
        if (request.asked?.analyst !== analyst) continue;
        request.asked = undefined;
        if (++request.failures < 2) continue;
        list.delete(request);
        request.answer(nothing);
      }
    }
    this.next();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** Does what is due. Called whenever something has ended or has come. */
  next(): void {
    if (!this.started) return;
    for (const request of this.readers) {
      if (!request.asked && !this.readNow(request) && request.isDue) this.readOlder(request);
    }
    const analysts = this.host.analysts();
    if (this.workingAnalyst() === undefined) this.giveWork(analysts);
    this.settle();
  }

  private giveWork(analysts: readonly Analyst[]): void {
    const free = analysts.filter(({ job, reading }) => job === undefined && reading === 0);
    const current = free.filter(({ epoch }) => epoch === this.epoch);
    const isAnalysed = analysts.some(({ epoch }) => epoch === this.epoch);
    const [request] = this.workers;
    if (this.abandoned === this.epoch) return;
    if (!isAnalysed) {
      const behind = free.reduce<Analyst | undefined>((a, b) => (a && a.epoch <= b.epoch ? a : b), undefined);
      if (behind) this.analyse(behind);
    } else if (request && current[0]) {
      this.work(current[0], request);
    } else if (free.length > current.length) {
      this.catchUp();
    }
  }

  /** The analyst that is busy, so that the other one must stay free to read. */
  private workingAnalyst(): Analyst | undefined {
    return this.host.analysts().find(({ job }) => job === 'analysis' || job === 'request');
  }

  /** Has an analyst that is behind analyse the newest state when nothing else happens for a while. */
  private catchUp(): void {
    const isFirst = this.host.analysts().some(({ epoch }) => epoch < 0);
    const quiet = isFirst ? 0 : Math.max(0, this.changedAt + this.host.times.catchUpAfter - Date.now());
    this.after('catch-up', quiet, () => {
      if (this.workingAnalyst() || this.workers.size > 0) return this.next();
      const behind = this.host
        .analysts()
        .find(({ job, reading, epoch }) => job === undefined && reading === 0 && epoch !== this.epoch);
      const isAnalysed = this.host.analysts().some(({ epoch }) => epoch === this.epoch);
      if (behind && isAnalysed) this.analyse(behind);
    });
  }

  private analyse(analyst: Analyst): void {
    const { epoch } = this;
    this.after(`overdue ${this.host.analysts().indexOf(analyst)}`, this.host.times.longestAnalysis, () => {
      const seconds = this.host.times.longestAnalysis / 1000;
      if (analyst.job === 'analysis')
        this.host.failed(analyst, new Error(`The analysis took longer than ${seconds} seconds.`));
    });
    void analyst.analyse(epoch, this.host.texts.all(), this.wishes.take()).then((result) => {
      this.clear('supersede');
      this.clear(`overdue ${this.host.analysts().indexOf(analyst)}`);
      if (!this.host.analysts().includes(analyst)) return;
      if (result instanceof Error) return this.host.failed(analyst, result);
      if (result === 'complete') {
        const others = this.host.analysts().filter((other) => other !== analyst);
        this.host.analysed(
          analyst,
          others.every((other) => other.epoch <= epoch),
        );
      }
      this.next();
    });
  }

  private work(analyst: Analyst, request: ClientRequest): void {
    analyst.job = 'request';
    const { id, answer } = analyst.ask(request.method, request.params);
    request.asked = { analyst, id };
    void answer.then((answered) => {
      analyst.job = undefined;
      if (!this.host.analysts().includes(analyst)) return;
      this.workers.delete(request);
      request.answer(answered);
      this.next();
    });
  }

  private read(request: ClientRequest): void {
    const { uri, method } = request;
    if (uri !== undefined && isPrepared(method)) this.wishes.add({ uri, method });
    this.readers.add(request);
    if (this.readNow(request) || request.done) return;
    // Mostly the newest text is analysed in a moment, and the answer is the better for it.
    setTimeout(() => {
      request.isDue = true;
      if (!request.asked && !request.done) this.readOlder(request);
    }, this.host.times.readingWaits);
  }

  /** Asks an analyst that knows the newest state. */
  private readNow(request: ClientRequest): boolean {
    const analysts = this.host.analysts();
    const ready = analysts.find(({ job, epoch }) => job === undefined && epoch === this.epoch);
    if (ready) this.ask(ready, request, false);
    return ready !== undefined;
  }

  /** Asks the analyst that knows the latest state of those that have time. */
  private readOlder(request: ClientRequest): void {
    const ready = this.host
      .analysts()
      .filter(({ job, epoch }) => job === undefined && epoch >= 0)
      .sort((a, b) => b.epoch - a.epoch)[0];
    const isKnown = ready !== undefined && (request.uri === undefined || ready.knows(request.uri));
    if (ready && isKnown) this.ask(ready, request, ready.epoch !== this.epoch);
    else if (!waitsForFirstAnalysis(request.method)) {
      this.readers.delete(request);
      const isOpen = request.uri !== undefined && this.host.texts.get(request.uri) !== undefined;
      request.answer(isOpen ? beforeFirstAnalysis(request.method) : nothing);
    }
  }

  private ask(analyst: Analyst, request: ClientRequest, isOlder: boolean): void {
    const { id, answer } = analyst.ask(request.method, isOlder ? this.ofNewer(analyst, request) : request.params);
    request.asked = { analyst, id };
    analyst.reading++;
    void answer.then((answered) => {
      analyst.reading--;
      if (!this.host.analysts().includes(analyst)) return;
      this.readers.delete(request);
      request.answer(answered);
      this.next();
    });
  }

  private ofNewer(analyst: Analyst, { method, params, uri }: ClientRequest): object {
    const texts = this.host.texts.all();
    const text = needsText(method) && uri !== undefined ? texts.get(uri)?.text : undefined;
    return { ...(params as object), azroute: { ...analyst.newer(texts), ...(text !== undefined && { text }) } };
  }

  private settle(): void {
    const isAnalysed = this.abandoned === this.epoch || this.host.analysts().some(({ epoch }) => epoch === this.epoch);
    if (!isAnalysed || this.readers.size + this.workers.size > 0) return;
    for (const resolve of this.settlers.splice(0)) resolve();
  }

  private after(what: string, wait: number, action: () => void): void {
    this.clear(what);
    this.timers.set(
      what,
      setTimeout(() => {
        this.timers.delete(what);
        action();
      }, wait),
    );
  }

  private clear(what: string): void {
    clearTimeout(this.timers.get(what));
    this.timers.delete(what);
  }
}

/** What is said of a document that is being read for the first time. */
function beforeFirstAnalysis(method: string) {
  if (method === 'textDocument/hover') return { json: '{"contents":{"kind":"markdown","value":"*Computing …*"}}' };
  if (method === 'textDocument/completion') return { json: '{"isIncomplete":true,"items":[]}' };
  return nothing;
}
