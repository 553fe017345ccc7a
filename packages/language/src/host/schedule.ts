import type { Analyst } from './analyst.js';
import type { ClientRequest } from './client-request.js';
import { Deadlines } from './deadlines.js';
import { Failures } from './failures.js';
import { type Answer, nothing, requestCancelled } from './messages.js';
import type { OpenTexts } from './open-texts.js';
import { Patience } from './patience.js';
import { Reading } from './reading.js';
import { kindOf } from './request-kinds.js';
import { mostAge } from './shown-diagnostics.js';
import { Timers } from './timers.js';
import type { Times } from './times.js';
import { Working } from './working.js';

/** What the schedule needs of its host. */
export interface ScheduleHost {
  readonly texts: OpenTexts;
  readonly times: Times;
  analysts(): readonly Analyst[];
  /** This analyst has analysed a state to its end, and none knows a later one. */
  analysed(analyst: Analyst): void;
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
  private readonly failures = new Failures();
  private readonly patience: Patience;
  /** A state that is not analysed, since that ended more than one thread. */
  private abandoned = -1;
  private readonly reading: Reading;
  private readonly working: Working;
  private settlers: (() => void)[] = [];
  private readonly timers = new Timers();
  private readonly deadlines: Deadlines;

  constructor(private readonly host: ScheduleHost) {
    this.patience = new Patience(host.times.readingWaits);
    this.deadlines = new Deadlines((analyst, error) => host.failed(analyst, error));
    const asked = (analyst: Analyst, method: string, answer: Promise<Answer>) => this.watch(analyst, method, answer);
    const analysts = () => host.analysts();
    this.working = new Working({ analysts, asked, next: () => this.next() });
    this.reading = new Reading({
      texts: host.texts,
      patience: this.patience,
      asked,
      analysts,
      newest: () => this.epoch,
      isGivenUp: () => this.abandoned === this.epoch,
      answered: () => this.next(),
    });
  }

  /** The newest state. */
  get newest(): number {
    return this.epoch;
  }

  /** Begins with the analysis. */
  start(): void {
    this.started = true;
    this.next();
  }

  /** A text was opened: an editor asks for its outline, its colours and its foldings at once. */
  opened(uri: string): void {
    this.reading.expect(uri);
  }

  /**
   * A text, a file or a setting has changed. Requests that work on a text that is no more are refused.
   * @param uri the text, if it is one
   */
  changed(uri?: string): void {
    this.epoch++;
    if (uri !== undefined) this.textChanged(uri);
    this.supersedeAnalyses(uri !== undefined);
    this.next();
  }

  private textChanged(uri: string): void {
    this.changedAt = Date.now();
    this.restLater();
    this.working.changed(uri, this.epoch);
  }

  /**
   * What an analysis of older texts has found is shown for a moment only: one that lasts longer is of no use. Files and
   * settings are different: they may change faster than anything is analysed, and then older findings are better than
   * none for ever.
   */
  private supersedeAnalyses(isText: boolean): void {
    for (const analyst of this.analysing()) {
      // One that only catches up with the other finds nothing new.
      if (this.host.analysts().some(({ epoch }) => epoch >= analyst.analysing)) analyst.supersede(this.epoch);
    }
    if (!isText || this.analysing().length === 0 || this.timers.has('supersede')) return;
    this.timers.after('supersede', mostAge, () => {
      for (const analyst of this.analysing()) analyst.supersede(this.epoch);
    });
  }

  private analysing(): readonly Analyst[] {
    return this.host.analysts().filter(({ job }) => job === 'analysis');
  }

  /** Takes a request of the client. */
  take(request: ClientRequest): void {
    this.restLater();
    if (kindOf(request.method) === 'working') {
      if (this.abandoned === this.epoch) {
        request.answer(nothing);
        return;
      }
      this.working.take(request);
      this.next();
    } else {
      this.reading.take(request);
    }
  }

  /** Ends a request that the client has cancelled. */
  cancel(id: number | string): void {
    for (const request of [...this.reading.open, ...this.working.open]) {
      if (request.id === id) {
        this.drop(request);
        if (!this.reading.sharesAnswer(request)) request.stop();
        if (request.asked?.analyst.job === 'request') request.asked.analyst.supersede(this.epoch + 1);
        request.answer(requestCancelled);
      }
    }
  }

  private drop(request: ClientRequest): void {
    this.reading.drop(request);
    this.working.drop(request);
  }

  /** Resolves when the newest state is analysed and nothing is left to be answered. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.settlers.push(resolve);
      this.next();
    });
  }

  /**
   * The analysis of a state has ended its thread.
   * @returns whether the newest state is given up: nothing is analysed until something changes
   */
  analysisFailed(epoch: number): boolean {
    this.failures.add(epoch);
    if (!this.failures.areTooMany(this.epoch) || this.isAnalysed()) return false;
    this.abandoned = this.epoch;
    this.answerAll(nothing);
    this.next();
    return true;
  }

  /** Answers all requests that are open in the same way. */
  answerAll(answer: Answer): void {
    for (const request of [...this.working.open, ...this.reading.open]) {
      this.drop(request);
      request.answer(answer);
    }
  }

  /** Gives requests that were with an analyst that has ended to another one, or answers them if that failed before. */
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
    this.next();
  }

  dispose(): void {
    this.timers.dispose();
    this.deadlines.dispose();
    this.reading.dispose();
  }

  /** Does what is due. Called whenever something has ended or has come. */
  next(): void {
    if (!this.started) return;
    this.reading.next();
    const analysts = this.host.analysts();
    if (this.workingAnalyst() === undefined) this.giveWork(analysts);
    this.settle();
    if (!this.timers.has('rest')) this.restLater();
  }

  /** Somebody works: memory is given back later. News from disk, which may never end, put nothing off. */
  private restLater(): void {
    if (this.started) this.timers.after('rest', this.host.times.restAfter, () => this.rest());
  }

  /** Has an analyst give back memory while another one, which knows as much, can answer what comes. */
  private rest(): void {
    const analysts = this.host.analysts();
    const isQuiet = analysts.every(({ job, epoch }) => job === undefined && epoch === this.epoch);
    const tired = analysts.find(({ reading, isRested }) => reading === 0 && !isRested);
    if (!isQuiet || !tired) return;
    const rested = tired.rest();
    this.watch(tired, 'azroute/rest', rested);
    void rested.then(() => this.next());
  }

  private giveWork(analysts: readonly Analyst[]): void {
    const free = analysts.filter(({ job, reading }) => job === undefined && reading === 0);
    const current = free.filter(({ epoch }) => epoch === this.epoch);
    const [request] = this.working.open;
    if (this.abandoned === this.epoch) return;
    if (!this.isAnalysed()) {
      const able = free.filter((analyst) => !this.failures.isLikely || this.isDispensable(analyst));
      const behind = able.reduce<Analyst | undefined>((a, b) => (a && a.epoch <= b.epoch ? a : b), undefined);
      if (behind) this.analyse(behind);
    } else if (request && current[0]) {
      this.working.give(current[0], request);
    } else if (free.length > current.length && !this.failures.areTooMany(this.epoch)) {
      this.catchUp();
    }
  }

  /** Whether an analyst knows the newest state. */
  private isAnalysed(): boolean {
    return this.host.analysts().some(({ epoch }) => epoch === this.epoch);
  }

  /** Whether something could still be read if this analyst ended. */
  private isDispensable(analyst: Analyst): boolean {
    return analyst.epoch < 0 || this.host.analysts().some((other) => other !== analyst && other.epoch >= 0);
  }

  /** The analyst that is busy, so that the other one must stay free to read. */
  private workingAnalyst(): Analyst | undefined {
    return this.host.analysts().find(({ job }) => job === 'analysis' || job === 'request' || job === 'rest');
  }

  /** Has an analyst that is behind analyse the newest state when nothing else happens for a while. */
  private catchUp(): void {
    const isFirst = this.host.analysts().some(({ epoch }) => epoch < 0);
    const quiet = isFirst ? 0 : Math.max(0, this.changedAt + this.host.times.catchUpAfter - Date.now());
    this.timers.after('catch-up', quiet, () => {
      if (this.workingAnalyst()) return;
      const behind = this.host
        .analysts()
        .find(({ job, reading, epoch }) => job === undefined && reading === 0 && epoch !== this.epoch);
      if (behind && this.isAnalysed()) this.analyse(behind);
    });
  }

  private analyse(analyst: Analyst): void {
    const { epoch } = this;
    this.patience.began(performance.now());
    const analysed = analyst.analyse(epoch, this.host.texts.all(), this.reading.wishes.take());
    this.deadlines.watch(analyst, 'The analysis', analysed, this.host.times.longestAnalysis);
    void analysed.then((result) => {
      this.timers.clear('supersede');
      // It may have been told to end when it had come to its end: what it knows is good to read.
      analyst.supersede(0);
      if (!this.host.analysts().includes(analyst)) return;
      if (result instanceof Error) return this.host.failed(analyst, result);
      if (result === 'complete') {
        this.failures.passed();
        this.patience.analysed(performance.now());
      }
      const isAhead = this.host.analysts().every((other) => other === analyst || other.epoch <= epoch);
      if (result === 'complete' && isAhead) this.host.analysed(analyst);
      this.next();
    });
  }

  /** Ends the thread of an analyst that does not answer in time. */
  watch(
    analyst: Analyst,
    method: string,
    answer: Promise<unknown>,
    longest: number = this.host.times.longestRequest,
  ): void {
    this.deadlines.watch(analyst, method, answer, longest);
  }

  private settle(): void {
    const isDone = this.abandoned === this.epoch || this.isAnalysed();
    if (!isDone || this.reading.open.size + this.working.open.size > 0) return;
    for (const resolve of this.settlers.splice(0)) resolve();
  }
}
