import { resolve } from 'node:path';
import { documentUri, OverlaidFiles, rootsAmong, topologyFilesIn } from '@azroute/language/node';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { shownPath } from '../present/diagnostic.js';
import { unreadable } from '../readable.js';
import { filesMatching, isPattern } from './pattern.js';
import { piped, pipedFile } from './standard-input.js';
import { statsOf } from './stats-of.js';

/** The help for file arguments. */
export const filesArgument =
  'files, folders, quoted patterns such as "**/*.azroute", or - for standard input; imports belong to a topology';

/** What the file arguments of a command mean. */
export interface NamedFiles {
  /** The absolute paths of readable files, each once. */
  readonly paths: readonly string[];
  /** What is read in place of a file on the disk, by document URI: the text on standard input, and what is unsaved. */
  readonly texts: ReadonlyMap<string, string>;
  /** The folders that were searched, or would have been. */
  readonly folders: readonly string[];
  /** Why an argument means no readable file, one sentence each. */
  readonly problems: readonly string[];
}

/** What an argument means before its files are read. */
interface Meant {
  readonly path: string;
  /** What messages call it, if not by its path. */
  readonly shown?: string;
}

/**
 * Finds the files that arguments mean: a file, a folder with all that is in it, a pattern such as `**\/*.azroute`, or
 * standard input (`-`). Searches leave out hidden and installed files, and follow no symbolic links.
 */
export async function namedFiles(
  names: readonly string[],
  io: Pick<Io, 'cwd' | 'stdin' | 'stdinIsTerminal' | 'unsaved'>,
): Promise<NamedFiles> {
  const paths = new Set<string>();
  const texts = new Map(io.unsaved);
  let isPiped = false;
  const problems: string[] = [];
  const folders: string[] = [];
  const name = async (argument: string) => {
    if (argument === piped) {
      if (isPiped) throw new Failure('standard input can be read only once; give - once');
      isPiped = true;
      const { path, text } = await pipedFile(io);
      texts.set(documentUri(path), text);
      paths.add(path);
      return;
    }
    for (const { path, shown = shownPath(documentUri(path), io.cwd) } of await meantBy(argument, io.cwd, folders)) {
      const problem = await unreadable(path, shown);
      if (problem === undefined) paths.add(path);
      else problems.push(problem);
    }
  };
  for (const argument of names) {
    await name(argument).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      problems.push(error.message);
    });
  }
  return { paths: [...paths], texts, folders, problems };
}

/** The files of these whose topologies contain all the others: each is imported by no other. */
export async function rootsOf({ paths, texts }: NamedFiles): Promise<readonly string[]> {
  return paths.length < 2 ? paths : rootsAmong(paths, new OverlaidFiles(texts));
}

async function meantBy(argument: string, cwd: string, folders: string[]): Promise<readonly Meant[]> {
  const path = resolve(cwd, argument);
  const stats = argument === '' ? undefined : statsOf(path);
  if (stats?.isDirectory()) return filesIn(path, argument, folders);
  if (stats || !isPattern(argument)) return [{ path, shown: argument }];
  return (await filesMatching(argument, cwd, folders)).map((each) => ({ path: each }));
}

async function filesIn(folder: string, shown: string, folders: string[]): Promise<readonly Meant[]> {
  const found = await topologyFilesIn(folder, (each) => folders.push(each));
  if (!found) throw new Failure(`${shown} contains too many folders or files; give the folders in it`);
  if (found.length === 0) throw new Failure(`${shown} contains no .azroute file; give another folder, or a file`);
  return found.map((path) => ({ path }));
}
