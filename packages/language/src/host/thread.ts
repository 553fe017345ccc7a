/** The host's view of a thread that analyzes. The thread runs a language server that communicates by JSON-RPC. */
export interface AnalysisThread {
  /** Sends a JSON-RPC message. */
  post(message: object): void;
  /** Tells the thread that earlier states are obsolete; it ends work on them as soon as it can. */
  supersede(epoch: number): void;
  /**
   * Tells the thread that another one answers requests, until it is told otherwise: it pauses long work if both would need
   * the same cores.
   */
  giveWay(isNeeded: boolean): void;
  /** Ends the thread immediately. */
  end(): void;
}

/** Receives the messages and the end of a thread. */
export interface ThreadListener {
  /** A message; the result of a response is already JSON, in `json` or in `bytes`. */
  message(message: unknown): void;
  /** The thread has ended, by itself or by {@link AnalysisThread.end}; with the error that ended it. */
  ended(error: Error | undefined): void;
}

/** Starts a thread. */
export type StartThread = (listener: ThreadListener) => AnalysisThread;

/** Starts a thread; if it cannot be started, it counts as ended a moment later. */
export function startOrEnd(start: StartThread, listener: ThreadListener): AnalysisThread {
  try {
    return start(listener);
  } catch (error) {
    queueMicrotask(() => listener.ended(error instanceof Error ? error : new Error(String(error))));
    return { post: () => undefined, supersede: () => undefined, giveWay: () => undefined, end: () => undefined };
  }
}
