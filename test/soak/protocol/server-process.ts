import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a server is started: what follows the name of the Node program. */
export type ServerCommand = readonly string[];

/** A language server as a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess;
  /** What it wrote to its standard error stream. */
  stderr = '';
  /** How it ended, if it did. */
  ended: string | undefined;
  private readonly endings: (() => void)[] = [];

  constructor(command: ServerCommand, options: { readonly nodeArguments?: readonly string[] } = {}) {
    this.child = spawn(process.execPath, [...(options.nodeArguments ?? []), ...command], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A soak starts thousands of servers, and most of the time of a start goes into compiling them.
      env: { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../out/compile-cache') },
    });
    this.child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    // Writing to a server that has ended fails; that it has ended is told by `exit`.
    this.child.stdin?.on('error', () => {});
    const end = (how: string) => {
      this.ended ??= how;
      for (const ending of this.endings.splice(0)) ending();
    };
    this.child.on('error', (error) => end(`could not be started: ${error.message}`));
    // `close` and not `exit`: by then all that it wrote has been read.
    this.child.on('close', (code, signal) => end(`ended with ${signal ?? `exit code ${code}`}`));
  }

  /** Calls back when it has ended. */
  onEnd(callback: () => void): void {
    if (this.ended === undefined) this.endings.push(callback);
    else callback();
  }

  /** Resolves when it has ended; after a time it is killed. */
  async stop(patience = 0): Promise<void> {
    if (this.ended !== undefined) return;
    const ended = new Promise<void>((resolve) => this.onEnd(resolve));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(timer);
  }

  /** The processor time that it has used, in ticks of 10 ms, where the system tells it. */
  processorTime(): number | undefined {
    try {
      const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return Number(fields[11]) + Number(fields[12]);
    } catch {
      return undefined;
    }
  }

  /** Its resident memory in bytes, with that of all its threads, where the system tells it. */
  residentMemory(): number | undefined {
    try {
      const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'));
      return match ? Number(match[1]) * 1024 : undefined;
    } catch {
      return undefined;
    }
  }
}
