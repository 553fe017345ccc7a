/** The part of a worker that is used; the types of the DOM are not those of VS Code. */
interface Worker {
  terminate(): void;
  onerror: ((event: { readonly message?: string }) => void) | null;
}

const scope = globalThis as unknown as { Worker: new (...args: readonly unknown[]) => Worker };
/** The workers in which language servers were started, in order. */
export const startedServers: Worker[] = [];

/** Remembers the workers in which the extension starts a language server; importing starts other ones. */
export function rememberServers(): void {
  scope.Worker = class extends scope.Worker {
    constructor(...args: readonly unknown[]) {
      super(...args);
      if (String(args[0]).endsWith('/web-server.js')) startedServers.push(this);
    }
  };
}
