import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type Change, changesBetween, isImported, type OutputFile, statementsIn } from '@azroute/import';
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
  /** What has changed in files that existed before. */
  readonly changes: readonly Change[];
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
  const result = {
    written: [] as string[],
    same: [] as string[],
    kept: [] as Written['kept'][number][],
    changes: [] as Change[],
  };
  const changed: string[] = [];
  const open: { readonly path: string; readonly shown: string; readonly text: string }[] = [];
  const ids = new Map<string, string>();
  for (const { path: inside, text, isUsers, isDerived } of files) {
    const shown = isFile ? to : join(to, inside);
    const path = resolve(cwd, shown);
    const before = await textAt(path, shown);
    if (before === undefined) open.push({ path, shown, text });
    else if (isUsers) result.kept.push({ path: shown, inside, text: before, fresh: text });
    else if (before === text) result.same.push(shown);
    else {
      if (isDerived) ids.set(dirname(shown), before);
      else {
        changed.push(shown);
        result.changes.push(...changesBetween(before, text));
      }
      if (!(await isWritable(path, lstatSync(path).mode)))
        throw new Failure(`${shown} is read-only, so nothing is written; make it writable and run the command again`);
      open.push({ path, shown, text });
    }
  }
  for (const { path, text } of result.kept) result.changes.push(...goneDevices(text, ids.get(dirname(path)), files));
  if (changed.length > 0 && !force) throw new WouldChange(changed, result.changes);
  await writeAll(open);
  result.written.push(...open.map(({ shown }) => shown));
  return result;
}

/** Files exist and say something else, so nothing is written. */
export class WouldChange extends Failure {
  constructor(
    [first = '', ...others]: readonly string[],
    /** What would change in them. */
    readonly changes: readonly Change[],
  ) {
    const files = others.length === 0 ? `${first} exists` : `${first} and ${others.length} more exist`;
    super(`${files} and would change; --force writes it anew, and nothing is written without it`);
  }
}

/** Devices in a text of the user that the last import knew and this one does not. */
function goneDevices(text: string, before: string | undefined, files: readonly OutputFile[]): Change[] {
  if (before === undefined) return [];
  const now = new Set(files.filter(({ isDerived }) => isDerived).flatMap((file) => keysOf(file.text)));
  const here = statementsIn(text);
  const gone = keysOf(before).filter((key) => /^(nva|site) /.test(key) && !now.has(key) && here.has(key));
  return gone.map((key) => ({ change: 'gone', text: key }));
}

/** The things in a file with IDs; none if it is something else. */
function keysOf(text: string): string[] {
  try {
    const { ids } = JSON.parse(text) as { ids?: object };
    return Object.keys(ids ?? {});
  } catch {
    return [];
  }
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
