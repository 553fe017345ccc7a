import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The numbers of passed and failed checks. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Writes counts to a file for the test command, if requested. */
export function writeCounts(file: string | undefined, counts: Counts): void {
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}
