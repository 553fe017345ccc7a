import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A stage of one size: how long it took, and the peak memory of the process so far. */
export interface Measured {
  readonly size: number;
  readonly bytes: number;
  readonly stage: string;
  readonly ms: number;
  readonly mb: number;
}

/** The result of scaling constructs. */
export interface Run {
  readonly constructs: readonly string[];
  readonly measured: readonly Measured[];
  /** Where and why it was ended; undefined if it finished. */
  readonly ended: { readonly size: number; readonly stage: string; readonly because: string } | undefined;
}

/** The time limits of a stage and of a whole size in milliseconds, and the memory limit of the process in MiB. */
export interface Limits {
  readonly stage: number;
  readonly size: number;
  readonly memory: number;
}

/** Scales constructs in a separate process, which is ended if it exceeds the limits. */
export async function measure(constructs: readonly string[], sizes: readonly number[], limits: Limits): Promise<Run> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${limits.memory}`, join(import.meta.dirname, 'child.ts'), sizes.join(), ...constructs],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const measured: Measured[] = [];
  let at: { size: number; stage: string } | undefined;
  let because: string | undefined;
  let sizeStarted = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const stop = (why: string) => {
    because = why;
    child.kill('SIGKILL');
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Measured & { ms?: number };
    clearTimeout(timer);
    if (said.ms === undefined) {
      if (said.size !== at?.size) sizeStarted = performance.now();
      at = { size: said.size, stage: said.stage };
      timer = setTimeout(() => stop(`more than ${limits.stage / 1000} s`), limits.stage);
      if (performance.now() - sizeStarted > limits.size) stop(`all of it more than ${limits.size / 1000} s`);
    } else {
      measured.push(said);
      if (said.mb > limits.memory) stop(`more than ${limits.memory} MB`);
    }
  }
  clearTimeout(timer);
  const code = await new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.on('exit', resolve);
  });
  if (code !== 0) because ??= 'out of memory, or an exception';
  return { constructs, measured, ended: because !== undefined && at ? { ...at, because } : undefined };
}
