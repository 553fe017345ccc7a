import { lstatSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { OutputFile } from '@azroute/import';
import { Failure } from '../failure.js';

/** Files that are the user's after the first import. */
const own = /(^|\/)(main|devices)\.azroute$/;

/** What happened to the files of the output. */
export interface Written {
  readonly written: readonly string[];
  /** Unchanged, since they say the same. */
  readonly same: readonly string[];
  /** The user's own files with what they say now, and what an import into an empty folder would have written. */
  readonly kept: readonly {
    readonly path: string;
    readonly inside: string;
    readonly text: string;
    readonly fresh: string;
  }[];
}

/**
 * Writes the output to a file or into a folder. What the user can have changed stays: files of the user always, others
 * unless `force` is set.
 * @throws Failure if a file exists and says something else, or cannot be written; then nothing is written
 */
export async function writeOutput(
  to: string,
  files: readonly OutputFile[],
  cwd: string,
  force: boolean,
): Promise<Written> {
  const isFile = to.endsWith('.azroute');
  const result = { written: [] as string[], same: [] as string[], kept: [] as Written['kept'][number][] };
  const open: { readonly path: string; readonly shown: string; readonly text: string }[] = [];
  for (const { path: inside, text } of files) {
    const shown = isFile ? to : join(to, inside);
    const path = resolve(cwd, shown);
    const before = await textAt(path, shown);
    if (before === undefined) open.push({ path, shown, text });
    else if (!isFile && own.test(inside)) result.kept.push({ path: shown, inside, text: before, fresh: text });
    else if (before === text) result.same.push(shown);
    else if (force) open.push({ path, shown, text });
    else
      throw new Failure(`${shown} exists and would change; --force writes it anew, and nothing is written without it`);
  }
  for (const { path, shown, text } of open) {
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    } catch (error) {
      throw new Failure(`${shown} cannot be written: ${codeOf(error)}`);
    }
    result.written.push(shown);
  }
  return result;
}

async function textAt(path: string, shown: string): Promise<string | undefined> {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (!stats.isFile()) throw new Failure(`${shown} exists and is no file; give another name`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${shown} cannot be written: ${codeOf(error)}`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
