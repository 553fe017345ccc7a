import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isImported, type OutputFile } from '@azroute/import';
import { compareNames } from '@azroute/language';
import { Failure } from '../failure.js';
import { errorCode } from '../files/error-code.js';
import { isWritable } from '../files/write-files.js';

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
 * @throws Failure if a file exists and says something else, or cannot be written; then no file is changed
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
  for (const { path: inside, text, isUsers } of files) {
    const shown = isFile ? to : join(to, inside);
    const path = resolve(cwd, shown);
    const before = await textAt(path, shown);
    if (before === undefined) open.push({ path, shown, text });
    else if (isUsers) result.kept.push({ path: shown, inside, text: before, fresh: text });
    else if (before === text) result.same.push(shown);
    else if (force) {
      if (!(await isWritable(path, lstatSync(path).mode)))
        throw new Failure(`${shown} is read-only, so nothing is written; make it writable and run the command again`);
      open.push({ path, shown, text });
    } else
      throw new Failure(`${shown} exists and would change; --force writes it anew, and nothing is written without it`);
  }
  await writeAll(open);
  result.written.push(...open.map(({ shown }) => shown));
  return result;
}

/** Writes each text into a temporary file beside its place, and then all of them into their places. */
async function writeAll(
  files: readonly { readonly path: string; readonly shown: string; readonly text: string }[],
): Promise<void> {
  const temporary: { readonly from: string; readonly to: string }[] = [];
  let at = '';
  try {
    for (const { path, shown, text } of files) {
      at = shown;
      await mkdir(dirname(path), { recursive: true });
      const from = join(dirname(path), `.azroute-${randomBytes(6).toString('hex')}.tmp`);
      temporary.push({ from, to: path });
      await writeFile(from, text, { flag: 'wx' });
    }
    for (const { from, to } of temporary) await rename(from, to);
  } catch (error) {
    for (const { from } of temporary) await rm(from, { force: true });
    throw new Failure(`${at} cannot be written: ${errorCode(error)}`);
  }
}

/**
 * The files in a folder that earlier imports have written and this one has not, as paths in it: what they describe is
 * not in the exports any more, and commands that are given the folder still read them.
 */
export async function leftFiles(to: string, files: readonly OutputFile[], cwd: string): Promise<string[]> {
  const own = new Set(files.map(({ path }) => resolve(cwd, to, path)));
  const entries = await readdir(resolve(cwd, to), { recursive: true, withFileTypes: true });
  const others = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.azroute'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !own.has(path));
  const left: string[] = [];
  for (const path of others) {
    const text = await readFile(path, 'utf8').catch(() => '');
    if (isImported(text)) left.push(join(to, relative(resolve(cwd, to), path)));
  }
  return left.sort(compareNames);
}

async function textAt(path: string, shown: string): Promise<string | undefined> {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    if (!stats) return undefined;
    if (!stats.isFile()) throw new Failure(`${shown} exists and is no file; give another name`);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${shown} cannot be written: ${errorCode(error)}`);
  }
}
