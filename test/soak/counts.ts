import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How much passed and how much failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Writes counts to a file for the test command, if there is to be one. */
export function writeCounts(file: string | undefined, counts: Counts): void {
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}
