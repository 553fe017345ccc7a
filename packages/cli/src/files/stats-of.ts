import { type Stats, statSync } from 'node:fs';

/** What is at a path; undefined if there is nothing, or if it cannot be looked at: reading it says why. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
