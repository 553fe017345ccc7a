/** A thread that analyses, as the host sees it. It runs a language server and talks JSON-RPC. */
export interface AnalysisThread {
  /** Sends a message of JSON-RPC. */
  post(message: object): void;
  /** Tells the thread that states before this one are not wanted any more; it ends work on them as soon as it can. */
  supersede(epoch: number): void;
  /** Ends the thread, whatever it does. */
  end(): void;
}

/** What a thread says to its host. */
export interface ThreadListener {
  /** A message; the result of a response is JSON already, in `json` or in `bytes`. */
  message(message: unknown): void;
  /** The thread has ended, by itself or because it was told to; with the error that ended it. */
  ended(error: Error | undefined): void;
}

/** Starts a thread. */
export type StartThread = (listener: ThreadListener) => AnalysisThread;

/** Starts a thread; one that cannot be started has ended a moment later. */
export function startOrEnd(start: StartThread, listener: ThreadListener): AnalysisThread {
  try {
    return start(listener);
  } catch (error) {
    queueMicrotask(() => listener.ended(error instanceof Error ? error : new Error(String(error))));
    return { post: () => undefined, supersede: () => undefined, end: () => undefined };
  }
}
