import { createHook } from 'node:async_hooks';
import fs from 'node:fs';

/** What the extension has done to the world around it while it was watched. */
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

/** Watches what happens in the extension host while something runs, and keeps what a script is the cause of. */
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

/** Calls something before a function of an object; gives what puts the function back. */
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
