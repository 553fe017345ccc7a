import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { InputFile, RoutesInput } from '@azroute/import';
import { isExportedFile, largestExport, mostExports } from '@azroute/import/exported-files';
import { compareNames } from '@azroute/language';
import { refusalOf } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { decoded } from '../files/decoded.js';
import { piped, readAll } from '../files/standard-input.js';
import type { Io } from '../io.js';
import { refusalSentence } from '../readable.js';

/**
 * Reads exported files, and those in folders whose names end as exports do.
 * @throws Failure if one cannot be read
 */
export async function readExports(names: readonly string[], io: Io): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const name of names) {
    if (name === piped) {
      const bytes = await readAll(io, 'standard input', 'give files');
      files.push({ name: '<stdin>', text: decoded(bytes) });
      continue;
    }
    const path = resolve(io.cwd, name);
    const found = await filesAt(path, name);
    for (const each of found) {
      files.push({ name: shown(each, io.cwd), text: decoded(await read(each, name)), isOptional: each !== path });
    }
  }
  return files;
}

/**
 * Reads files with routes, given as `FILE` or `NAME=FILE`, and those in folders.
 * @throws Failure if one cannot be read
 */
export async function readRouteFiles(given: readonly string[], io: Io): Promise<RoutesInput[]> {
  const inputs: RoutesInput[] = [];
  for (const each of given) {
    const at = each.indexOf('=');
    const isNamed = at > 0 && (await stat(resolve(io.cwd, each)).catch(() => undefined)) === undefined;
    const owner = isNamed ? each.slice(0, at) : undefined;
    const files = await readExports([isNamed ? each.slice(at + 1) : each], io);
    if (owner !== undefined && files.length !== 1)
      throw new Failure(`${each} names a folder; give the file with the routes of ${owner}`);
    inputs.push(...files.map((file) => (owner === undefined ? file : { ...file, owner })));
  }
  return inputs;
}

async function filesAt(path: string, name: string): Promise<string[]> {
  try {
    const stats = await stat(path);
    if (stats.isFile()) return [path];
    if (!stats.isDirectory()) throw new Failure(refusalSentence('special', name, 'a file'));
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const found = entries
      .filter((entry) => entry.isFile() && isExportedFile(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    if (found.length > mostExports)
      throw new Failure(`${name} contains more than 10,000 exports; give a folder with less`);
    if (found.length === 0)
      throw new Failure(`${name} contains no .json, .csv or .tfstate file; give what Azure exported`);
    return found.sort(compareNames);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(refusalSentence(refusalOf(error), name, 'a file'));
  }
}

async function read(path: string, name: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > largestExport)
      throw new Failure(`${name} is larger than the limit of 200 MB; export less at once`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(refusalSentence(refusalOf(error), name, 'a file'));
  }
}

function shown(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return (short.startsWith('..') ? path : short).split(sep).join('/');
}
