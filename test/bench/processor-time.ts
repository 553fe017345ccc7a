import { readdirSync, readFileSync } from 'node:fs';

/** What the threads of a process have used and waited for, in milliseconds. */
export interface ProcessorTime {
  /** Time on a core. */
  readonly used: number;
  /** Time in which a thread could have run, but all cores were busy. */
  readonly waited: number;
}

/** The times of a process since it started; undefined if the system does not report them. */
export function processorTime(pid: number): ProcessorTime | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`).map((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number),
    );
    const sum = (field: number) => threads.reduce((total, fields) => total + (fields[field] ?? 0), 0) / 1e6;
    return { used: sum(0), waited: sum(1) };
  } catch {
    return undefined;
  }
}
