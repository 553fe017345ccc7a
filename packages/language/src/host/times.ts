import { coresToSpare } from '../server-process.js';

/** Times of the host, in milliseconds. */
export interface Times {
  /** How long a request waits for the analysis of the newest text before it is answered from an older one. */
  readonly readingWaits: number;
  /** How long a request that only reads waits for its turn if its text has changed since. */
  readonly outdatedWaits: number;
  /** How long a long analysis waits for requests that are being answered: with few cores, it would delay them. */
  readonly analysisWaits: number;
  /** How long after a change of a text an editor sends the first requests, usually. */
  readonly requestsFollow: number;
  /** After this time without changes, an analyst that is behind analyzes the newest state too. */
  readonly catchUpAfter: number;
  /** After this time without work, an analyst proves repairs. */
  readonly prepareAfter: number;
  /** After this time without work, the analysts release memory, one after the other. */
  readonly restAfter: number;
  /** An analysis that takes longer is ended together with its thread. */
  readonly longestAnalysis: number;
  /** A thread that does not answer a request in this time is ended. */
  readonly longestRequest: number;
  /** A thread that does not answer `initialize` in this time is ended. */
  readonly longestGreeting: number;
  /** How long the replacement of a thread waits if several have ended in a row; each further one waits longer. */
  readonly restartWaits: number;
}

export const defaultTimes: Times = {
  readingWaits: 15,
  outdatedWaits: 10,
  analysisWaits: 50,
  requestsFollow: 5,
  catchUpAfter: 300,
  prepareAfter: 100,
  restAfter: 5_000,
  longestAnalysis: 30_000,
  longestRequest: 30_000,
  longestGreeting: 30_000,
  restartWaits: 100,
};

/**
 * The times on a machine with a number of cores; undefined if it is not known. With cores to spare, an analysis delays no
 * answer, so it starts at once.
 */
export function timesFor(cores: number | undefined): Times {
  const isTight = cores === undefined || cores < coresToSpare;
  return isTight ? defaultTimes : { ...defaultTimes, analysisWaits: 0, requestsFollow: 0 };
}
