/** Times of the host, in milliseconds. */
export interface Times {
  /** How long a request waits for the newest text to be analysed before it is answered from what is there. */
  readonly readingWaits: number;
  /** After this much quiet an analyst that is behind analyses the newest state too. */
  readonly catchUpAfter: number;
  /** After this much quiet the analysts give back memory, one after the other. */
  readonly restAfter: number;
  /** An analysis that takes longer is ended together with its thread. */
  readonly longestAnalysis: number;
  /** A thread that does not answer a request in this time is ended. */
  readonly longestRequest: number;
  /** A thread that does not answer the greeting in this time is ended. */
  readonly longestGreeting: number;
  /** How long the replacement of a thread waits when several have ended one after the other; each further one longer. */
  readonly restartWaits: number;
}

export const defaultTimes: Times = {
  readingWaits: 15,
  catchUpAfter: 300,
  restAfter: 5_000,
  longestAnalysis: 30_000,
  longestRequest: 30_000,
  longestGreeting: 30_000,
  restartWaits: 100,
};
