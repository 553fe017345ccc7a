import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { serverProcess } from '../../../packages/language/src/server-process.ts';

/** How a server is started: the arguments for Node. */
export type ServerCommand = readonly string[];

/** A language server as a separate process. */
export class ServerProcess {
  readonly child: ChildProcess;
  /** What it wrote to its standard error stream. */
  stderr = '';
  /** How it ended, if it did. */
  ended: string | undefined;
  /** The CPU time that it had used at the last check, in ticks. */
  private time = 0;
  private readonly endings: (() => void)[] = [];

  constructor(command: ServerCommand, options: { readonly nodeArguments?: readonly string[] } = {}) {
    this.child = spawn(
      process.execPath,
      [...serverProcess.nodeArguments(availableParallelism()), ...(options.nodeArguments ?? []), ...command],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
        // A soak starts thousands of servers, and most of the startup time is compilation.
        env: {
          ...process.env,
          ...serverProcess.env,
          NODE_COMPILE_CACHE: join(import.meta.dirname, '../../../out/compile-cache'),
        },
      },
    );
    this.child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    // Writing to a server that has ended fails; `exit` reports its end.
    this.child.stdin?.on('error', () => {});
    this.child.on('error', (error) => this.end(`could not be started: ${error.message}`));
    // `close` and not `exit`: by then all that it wrote has been read.
    this.child.on('close', (code, signal) => this.end(`ended with ${signal ?? `exit code ${code}`}`));
  }

  /** Calls back when it has ended. */
  onEnd(callback: () => void): void {
    if (this.ended === undefined) this.endings.push(callback);
    else callback();
  }

  /** Ends it immediately, for a reason. */
  kill(reason: string): void {
    this.child.kill('SIGKILL');
    this.end(reason);
  }

  /** Resolves when it has ended; it is killed after a timeout. */
  async stop(grace = 0): Promise<void> {
    if (this.ended !== undefined) return;
    const ended = new Promise<void>((resolve) => this.onEnd(resolve));
    const timer = setTimeout(() => this.child.kill('SIGKILL'), grace);
    await ended;
    clearTimeout(timer);
  }

  /**
   * Whether it is active: it has used CPU time since the last call, or one of its threads is runnable, which can take
   * long on a busy machine. `undefined` if the system does not report this.
   */
  isActive(): boolean | undefined {
    try {
      let time = 0;
      let waits = false;
      for (const thread of readdirSync(`/proc/${this.child.pid}/task`)) {
        const fields = readFileSync(`/proc/${this.child.pid}/task/${thread}/stat`, 'utf8')
          .replace(/^.*\) /, '')
          .split(' ');
        waits ||= fields[0] !== 'S';
        time += Number(fields[11]) + Number(fields[12]);
      }
      // An idle process still uses a tick of 10 ms occasionally.
      const used = Math.abs(time - this.time) > 1;
      this.time = time;
      return used || waits;
    } catch {
      return undefined;
    }
  }

  /** The CPU time that it had used at the last call of {@link isActive}, in milliseconds. */
  processorTime(): number {
    return this.time * 10;
  }

  /** Its resident memory in bytes, including all its threads, if the system reports it. */
  residentMemory(): number | undefined {
    try {
      const match = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'));
      return match ? Number(match[1]) * 1024 : undefined;
    } catch {
      return undefined;
    }
  }

  private end(how: string): void {
    this.ended ??= how;
    for (const ending of this.endings.splice(0)) ending();
  }
}
