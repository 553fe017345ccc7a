/** The part of a worker that is used; the types of the DOM are not those of VS Code. */
interface Worker {
  terminate(): void;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

const scope = globalThis as unknown as { Worker: new (...args: readonly unknown[]) => Worker };
/** The workers that extensions have started, in order. */
export const startedWorkers: Worker[] = [];

/** Remembers the workers that extensions start. */
export function rememberWorkers(): void {
  scope.Worker = class extends scope.Worker {
    constructor(...args: readonly unknown[]) {
      super(...args);
      startedWorkers.push(this);
    }
  };
}
