import { createHook } from 'node:async_hooks';
import fs from 'node:fs';

/** The external effects of the extension while it was watched. */
export interface Deeds {
  /** Native handles of processes. */
  readonly processes: readonly string[];
  /** Native handles of the network. */
  readonly connections: readonly string[];
  /** Calls that write files. */
  readonly writes: readonly string[];
}

const PROCESS = /^PROCESS/;
const NETWORK = /^(TCP|TLS|UDP|PIPECONNECT|PIPESERVER|GETADDRINFO|GETNAMEINFO|QUERY|DNS|HTTP)/;
const WRITERS = ['appendFile', 'copyFile', 'cp', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'unlink', 'writeFile'];
const DEEP_ENOUGH = 100;

/** Watches the extension host while something runs, and keeps what was caused by a script. */
export async function watch(script: RegExp, run: () => Promise<void>): Promise<Deeds> {
  const deeds = { processes: [] as string[], connections: [] as string[], writes: [] as string[] };
  const isCause = () => script.test(stack());
  const hook = createHook({
    init: (_, type) => {
      if (PROCESS.test(type) && isCause()) deeds.processes.push(type);
      if (NETWORK.test(type) && isCause()) deeds.connections.push(type);
    },
  });
  const restore = [fs, fs.promises].flatMap((owner) =>
    [...WRITERS, ...WRITERS.map((name) => `${name}Sync`), 'createWriteStream'].map((name) =>
      replace(owner as unknown as Functions, name, () => isCause() && deeds.writes.push(name)),
    ),
  );
  hook.enable();
  try {
    await run();
  } finally {
    hook.disable();
    for (const one of restore) one();
  }
  return deeds;
}

type Functions = Record<string, ((...args: unknown[]) => unknown) | undefined>;

/** Calls something before a function of an object; returns a function that restores it. */
function replace(owner: Functions, name: string, before: () => void): () => void {
  const old = owner[name];
  if (!old) return () => {};
  owner[name] = function (this: unknown, ...args) {
    before();
    return old.apply(this, args);
  };
  return () => {
    owner[name] = old;
  };
}

function stack(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEEP_ENOUGH;
  const text = new Error().stack ?? '';
  Error.stackTraceLimit = limit;
  return text;
}
