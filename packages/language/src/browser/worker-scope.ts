/**
 * The parts of the interface of browsers that are used, as the types of the DOM would clash with those of Node, which
 * the rest of this package is compiled with.
 */
export interface WorkerScope {
  readonly name: string;
  readonly location: { readonly href: string };
  /** How many cores the machine has, or what the browser says of that. */
  readonly navigator?: { readonly hardwareConcurrency?: number };
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  addEventListener(type: 'unhandledrejection', listener: (event: { readonly reason: unknown }) => void): void;
  /** Missing where workers cannot start others. */
  readonly Worker?: new (
    script: string,
    options: { readonly name: string },
  ) => StartedWorker;
}

/** A message that a worker gets. */
interface MessageEvent {
  readonly data: unknown;
}

/** A worker as seen by the one that started it. */
export interface StartedWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: { readonly message?: string; preventDefault?(): void }) => void) | null;
}
