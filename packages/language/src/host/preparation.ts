import type { Analyst } from './analyst.js';
import type { Answer } from './messages.js';
import { Timers } from './timers.js';

/** How long repairs of one state are proved ahead if nobody asks for them, in milliseconds. */
const longest = 60_000;
/** After this time it ends and begins anew, in milliseconds: a thread that does not answer for longer seems to hang. */
const longestTurn = 5_000;

/** The parts of the schedule that the preparation uses. */
export interface PreparationHost {
  analysts(): readonly Analyst[];
  /** The number of the newest state. */
  newest(): number;
  /** The texts that are open in the client. */
  openTexts(): readonly string[];
  /** Called when an analyst is asked. */
  asked(analyst: Analyst, method: string, answer: Promise<Answer>): void;
  /** Called when an analyst becomes free. */
  next(): void;
}

/**
 * Has one analyst prove the repairs of the findings in open texts when nothing else is to be done, so that the list of
 * code actions is at hand; before, has each of them compute some answers, so that its first ones are not slow. It gives
 * way to every request and every change.
 */
export class Preparation {
  private readonly timers = new Timers();
  /** The number of the state whose repairs are proved. */
  private prepared = -1;
  /** How long repairs of a state were proved, in milliseconds. */
  private spent = { epoch: -1, time: 0 };

  /** @param wait the time after the analysis, in milliseconds */
  constructor(
    private readonly host: PreparationHost,
    private readonly wait: number,
  ) {}

  /** Starts soon if the newest state is not prepared. Called when an analyst has become free. */
  soon(): void {
    if (this.prepared === this.host.newest() || this.timers.has('prepare')) return;
    this.timers.after('prepare', this.wait, () => this.start());
  }

  /** Goes on even if it was complete, because a list of code actions lacks something. */
  again(): void {
    this.prepared = -1;
    this.spent = { epoch: -1, time: 0 };
  }

  /** Makes way for a request or a change. */
  interrupt(): void {
    for (const analyst of this.host.analysts()) {
      if (analyst.job === 'preparation') analyst.supersede(this.host.newest() + 1);
    }
  }

  /** Of analysts that could answer a request, the one that knows the repairs. */
  best(analysts: readonly Analyst[]): Analyst | undefined {
    return analysts.find(({ hasPrepared }) => hasPrepared) ?? analysts[0];
  }

  dispose(): void {
    this.timers.dispose();
  }

  private start(): void {
    const { host } = this;
    const newest = host.newest();
    const analysts = host.analysts();
    const isQuiet = analysts.length > 1 && analysts.every(({ job, epoch }) => job === undefined && epoch === newest);
    const uris = host.openTexts();
    const chosen = this.best(analysts.filter(({ reading }) => reading === 0));
    if (!isQuiet || !chosen || uris.length === 0 || this.prepared === newest) return;
    const fresh = analysts.find(({ reading, hasAnsweredAhead }) => reading === 0 && !hasAnsweredAhead);
    if (fresh) {
      this.ask(fresh, 'azroute/answerAhead', uris, (isComplete) => {
        fresh.hasAnsweredAhead = isComplete;
      });
      return;
    }
    chosen.hasPrepared = true;
    this.ask(chosen, 'azroute/prepare', uris, (isComplete, took) => {
      // What is not proved in time is proved when it is asked for.
      if (isComplete || this.spend(newest, took) >= longest) this.prepared = newest;
    });
  }

  /** @param done gets whether everything is done, and how long it took, in milliseconds */
  private ask(
    analyst: Analyst,
    method: string,
    uris: readonly string[],
    done: (isComplete: boolean, took: number) => void,
  ): void {
    const { host } = this;
    analyst.job = 'preparation';
    const { answer } = analyst.ask(method, { epoch: host.newest(), uris });
    host.asked(analyst, method, answer);
    const began = performance.now();
    this.timers.after('turn', longestTurn, () => this.interrupt());
    void answer.then((answered) => {
      this.timers.clear('turn');
      analyst.job = undefined;
      // It was superseded to end only this; its state can still be read.
      analyst.supersede(0);
      if (!host.analysts().includes(analyst)) return;
      // If it failed, it would fail again.
      done(!('json' in answered) || answered.json === 'true', performance.now() - began);
      host.next();
    });
  }

  /** Adds to the time that was spent on a state, and returns the sum. */
  private spend(epoch: number, time: number): number {
    this.spent = { epoch, time: time + (this.spent.epoch === epoch ? this.spent.time : 0) };
    return this.spent.time;
  }
}
