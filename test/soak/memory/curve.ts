import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../protocol/server-process.ts';

const step = 250;

/** The resident memory of a server over time. */
export class MemoryCurve {
  /** Resident memory when idle, in bytes, after a number of operations. */
  readonly points: { readonly operations: number; readonly bytes: number }[] = [];
  /** The maximum at any time. */
  largest = 0;
  private readonly process: ServerProcess;
  private readonly timer: NodeJS.Timeout;

  constructor(process: ServerProcess) {
    this.process = process;
    this.timer = setInterval(() => this.look(), step);
  }

  /** Measures after idling for the given number of milliseconds, in which the server can free memory. */
  async measure(operations: number, rest: number): Promise<void> {
    const end = performance.now() + rest;
    let least = this.look();
    while (performance.now() < end) {
      await sleep(step);
      least = Math.min(least, this.look());
    }
    this.points.push({ operations, bytes: least });
  }

  /** How much more it is at the end than at the first point. */
  get growth(): number {
    const [first, last] = [this.points[0], this.points.at(-1)];
    return first && last ? last.bytes / first.bytes - 1 : 0;
  }

  /** Stops measuring. */
  stop(): void {
    clearInterval(this.timer);
  }

  private look(): number {
    const bytes = this.process.residentMemory() ?? 0;
    this.largest = Math.max(this.largest, bytes);
    return bytes;
  }
}

/** A number of bytes for a reader. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
