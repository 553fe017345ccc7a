import { AnalysisWait } from './analysis-wait.js';
import type { Analyst } from './analyst.js';
import { analysing, isDispensable, workingAnalyst } from './analysts.js';
import type { ClientRequest } from './client-request.js';
import { Deadlines } from './deadlines.js';
import { Failures } from './failures.js';
import { giveWay } from './giving-way.js';
import { MemoryRelease } from './memory-release.js';
import { type Answer, nothing } from './messages.js';
import { OpenRequests } from './open-requests.js';
import { Postponement } from './postponement.js';
import { Preparation } from './preparation.js';
import { Reading } from './reading.js';
import { isShort, kindOf } from './request-kinds.js';
import { Reservation } from './reservation.js';
import type { ScheduleHost } from './schedule-host.js';
import { mostAge } from './shown-diagnostics.js';
import { Timers } from './timers.js';
import { Working } from './working.js';

/**
 * Decides which analyst does what. There are two of them: while one analyzes the newest state or works on a long
 * request, the other one answers requests that only read.
 */
export class Schedule {
  /** The number of the newest state of texts, files and settings. */
  private epoch = 0;
  private changedAt = 0;
  private started = false;
  private readonly failures = new Failures();
  private readonly analysisWait: AnalysisWait;
  private readonly postponement: Postponement;
  private readonly reservation = new Reservation();
  /** The number of a state that is given up, because its analysis ended more than one thread. */
  private abandoned = -1;
  private readonly reading: Reading;
  private readonly working: Working;
  private readonly open: OpenRequests;
  private settlers: (() => void)[] = [];
  private readonly timers = new Timers();
  private readonly deadlines: Deadlines;
  private readonly memory: MemoryRelease;
  private readonly preparation: Preparation;

  constructor(private readonly host: ScheduleHost) {
    this.analysisWait = new AnalysisWait(host.times.readingWaits);
    this.postponement = new Postponement(host.times);
    this.deadlines = new Deadlines((analyst, error) => host.failed(analyst, error));
    const asked = (analyst: Analyst, method: string, answer: Promise<unknown>) => {
      giveWay(host.analysts());
      this.watch(analyst, method, answer);
    };
    const analysts = () => host.analysts();
    const newest = () => this.epoch;
    const next = () => this.next();
    this.working = new Working({ analysts, asked, next });
    this.memory = new MemoryRelease(
      { analysts, newest, asked, next, released: () => host.released() },
      host.times.restAfter,
    );
    const openTexts = () => [...host.texts.all().keys()];
    this.preparation = new Preparation({ analysts, newest, openTexts, asked, next }, host.times.prepareAfter);
    this.reading = new Reading({
      texts: host.texts,
      analysisWait: this.analysisWait,
      outdatedWaits: host.times.outdatedWaits,
      asked,
      analysts,
      newest,
      reserved: () => this.reservation.analyst,
      isGivenUp: () => this.abandoned === this.epoch,
      answered: next,
    });
    this.open = new OpenRequests(this.reading, this.working);
  }

  /** The number of the newest state. */
  get newest(): number {
    return this.epoch;
  }

  /** Starts analyzing. */
  start(): void {
    this.started = true;
    this.next();
  }

  /** A text was opened: an editor requests its outline, tokens and folding ranges at once. */
  opened(uri: string): void {
    this.reading.expect(uri);
  }

  /**
   * A text, a file or a setting has changed. Requests that work on the previous text are refused.
   * @param uri the text that has changed, if any
   */
  changed(uri?: string): void {
    this.preparation.interrupt();
    this.epoch++;
    if (uri !== undefined) this.textChanged(uri);
    this.supersedeAnalyses(uri !== undefined);
    this.next();
  }

  private textChanged(uri: string): void {
    this.changedAt = Date.now();
    this.postponement.changed(performance.now());
    this.restLater();
    if (this.analysisWait.isLong) {
      this.analysisWait.changed();
      this.reading.waitNoLonger();
    }
    this.working.changed(uri, this.epoch);
    this.reading.changed();
  }

  /**
   * Diagnostics of older texts are shown only for a moment, so a longer analysis of them is useless. Changes of files
   * and settings are different: they may arrive faster than an analysis takes, and then older findings are better than
   * none.
   */
  private supersedeAnalyses(isText: boolean): void {
    for (const analyst of analysing(this.host.analysts())) {
      // An analyst that only catches up with the other one finds nothing new.
      if (this.host.analysts().some(({ epoch }) => epoch >= analyst.analysing)) analyst.supersede(this.epoch);
    }
    if (!isText || analysing(this.host.analysts()).length === 0 || this.timers.has('supersede')) return;
    this.timers.after('supersede', mostAge, () => {
      for (const analyst of analysing(this.host.analysts())) analyst.supersede(this.epoch);
    });
  }

  /** Handles a request of the client. */
  take(request: ClientRequest): void {
    this.restLater();
    if (kindOf(request.method) === 'working') {
      if (this.abandoned === this.epoch) {
        request.answer(nothing);
        return;
      }
      this.working.take(request);
      this.preparation.interrupt();
      this.next();
    } else {
      this.reading.take(request);
    }
  }

  /** A list of code actions lacks repairs that are not proved yet. */
  repairsAwaited(): void {
    this.preparation.again();
  }

  /** Ends a request that the client has cancelled. */
  cancel(id: number | string): void {
    this.open.cancel(id, this.epoch);
  }

  /** Resolves when the newest state is analyzed and all requests are answered. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.settlers.push(resolve);
      this.next();
    });
  }

  /**
   * The analysis of a state has ended its thread.
   * @returns whether the newest state is given up, so that nothing is analyzed until something changes
   */
  analysisFailed(epoch: number): boolean {
    this.failures.add(epoch);
    if (!this.failures.areTooMany(this.epoch) || this.isAnalysed()) return false;
    this.abandoned = this.epoch;
    this.open.answerAll(nothing);
    this.next();
    return true;
  }

  /** Answers all open requests in the same way. */
  answerAll(answer: Answer): void {
    this.open.answerAll(answer);
  }

  /** Passes the requests of an ended analyst to another one, or answers them if that was done before. */
  lost(analyst: Analyst): void {
    this.open.lost(analyst);
    this.next();
  }

  dispose(): void {
    this.timers.dispose();
    this.deadlines.dispose();
    this.memory.dispose();
    this.preparation.dispose();
    this.reading.dispose();
  }

  /** Starts whatever can be done now. Called whenever something has ended or arrived. */
  next(): void {
    if (!this.started) return;
    this.reading.next();
    const analysts = this.host.analysts();
    if (workingAnalyst(analysts) === undefined) this.giveWork(analysts);
    else if (analysts.some(({ job }) => job === 'analysis')) this.giveShort(analysts);
    this.settle();
    if (!this.memory.isPlanned) this.restLater();
    if (this.isAnalysed()) this.preparation.soon();
    giveWay(this.host.analysts());
  }

  /** Delays the release of memory. Changes on disk, which may never end, don't. */
  private restLater(): void {
    if (this.started) this.memory.later();
  }

  private giveWork(analysts: readonly Analyst[]): void {
    const free = analysts.filter(({ job, reading }) => job === undefined && reading === 0);
    const current = free.filter(({ epoch }) => epoch === this.epoch);
    const [request] = this.working.open;
    const best = this.preparation.best(current);
    if (this.abandoned === this.epoch) this.reservation.end();
    else if (!this.isAnalysed()) this.giveAnalysis(analysts, free);
    else if (request && best) this.working.give(best, request);
    else if (free.length > current.length && !this.failures.areTooMany(this.epoch)) this.catchUp();
  }

  private giveAnalysis(analysts: readonly Analyst[], free: readonly Analyst[]): void {
    if (this.readsFirst()) return;
    const able = free.filter((analyst) => !this.failures.isLikely || isDispensable(analysts, analyst));
    const behind = able.reduce<Analyst | undefined>((a, b) => (a && a.epoch <= b.epoch ? a : b), undefined);
    if (behind) this.analyse(behind);
    else this.reservation.make(analysts);
  }

  /** Whether the analysis of the newest state waits for a moment, so that requests are answered first. */
  private readsFirst(): boolean {
    if (!this.analysisWait.isLong) return false;
    const wait = this.postponement.waitAt(performance.now(), this.reading.isAnswering);
    if (wait > 0) this.timers.after('analysis', wait, () => this.next());
    return wait > 0;
  }

  /** While one analyst only catches up, the other one does what is short, although it then cannot read for a moment. */
  private giveShort(analysts: readonly Analyst[]): void {
    const able = analysts.find(({ job, epoch, reading }) => job === undefined && reading === 0 && epoch === this.epoch);
    const request = [...this.working.open].find((one) => !one.asked && isShort(one));
    if (able && request) this.working.give(able, request);
  }

  /** Whether an analyst knows the newest state. */
  private isAnalysed(): boolean {
    return this.host.analysts().some(({ epoch }) => epoch === this.epoch);
  }

  /** Has an analyst that is behind analyze the newest state when nothing else happens for a while. */
  private catchUp(): void {
    const isFirst = this.host.analysts().some(({ epoch }) => epoch < 0);
    const quiet = isFirst ? 0 : Math.max(0, this.changedAt + this.host.times.catchUpAfter - Date.now());
    this.timers.after('catch-up', quiet, () => {
      if (workingAnalyst(this.host.analysts())) return;
      const behind = this.host
        .analysts()
        .find(({ job, reading, epoch }) => job === undefined && reading === 0 && epoch !== this.epoch);
      if (behind && this.isAnalysed()) this.analyse(behind);
    });
  }

  private analyse(analyst: Analyst): void {
    const { epoch } = this;
    this.timers.clear('analysis');
    this.postponement.started();
    this.reservation.end();
    this.analysisWait.began(performance.now());
    const analysed = analyst.analyse(epoch, this.host.texts.all(), this.reading.expected.take());
    giveWay(this.host.analysts());
    this.deadlines.watch(analyst, 'The analysis', analysed, this.host.times.longestAnalysis);
    void analysed.then((result) => {
      this.timers.clear('supersede');
      // It may have been superseded just when it was complete: its state can be read.
      analyst.supersede(0);
      if (!this.host.analysts().includes(analyst)) return;
      if (result instanceof Error) return this.host.failed(analyst, result);
      if (result === 'complete') {
        this.failures.passed();
        this.analysisWait.analysed(performance.now());
      } else {
        this.analysisWait.changed();
      }
      const isAhead = this.host.analysts().every((other) => other === analyst || other.epoch <= epoch);
      if (result === 'complete' && isAhead) this.host.analysed(analyst);
      this.next();
    });
  }

  /** Ends the thread of an analyst that doesn't answer in time. */
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
    if (!isDone || this.open.size > 0) return;
    for (const resolve of this.settlers.splice(0)) resolve();
  }
}
