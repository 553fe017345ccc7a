import type { Nic } from '../model/things.js';

/** What the files with routes say beside what went into the estate. */
export interface Found {
  /** What Azure printed and the model cannot have, a sentence each. The model is not bent to fit. */
  readonly contradictions: { readonly file: string; readonly text: string }[];
  /** The effective routes, with the NICs that they belong to. */
  readonly effective: { readonly file: string; readonly nic: Nic }[];
  /** Why a file cannot be used at all. */
  readonly refused: string[];
  /** Files of folders that belong to nothing. */
  readonly skipped: string[];
  /** What the files are of. */
  readonly read: { readonly file: string; readonly format: string; readonly of: string | undefined }[];
}

/** Nothing found yet. */
export function nothingFound(): Found {
  return { contradictions: [], effective: [], refused: [], skipped: [], read: [] };
}

/** The files that say something, for a comment. */
export function sourcesText(files: readonly string[]): string {
  const all = [...new Set(files)].sort();
  const [first = ''] = all;
  return all.length === 1 ? first : `${first} and ${all.length - 1} more`;
}
