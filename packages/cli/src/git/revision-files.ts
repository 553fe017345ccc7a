import { posix } from 'node:path';
import { largestFile } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { git, gitText } from './git.js';

/** A file of a commit, as `git ls-tree` lists it. */
interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly size: number;
  /** Relative to the top of the repository, with `/`. */
  readonly path: string;
}

/** The topology files and configurations in a commit. */
export interface RevisionFiles {
  /** The absolute path of the work tree. */
  readonly top: string;
  /** The current folder relative to it, with `/`; empty at the top. */
  readonly folder: string;
  /** All files of the commit, whatever their kind. */
  readonly entries: readonly Entry[];
  /** The content of those that azroute reads, by their paths relative to the top. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
}

/** The modes of a regular file; others are links and submodules. */
const regular = ['100644', '100755'];
/** How many bytes are read of one commit. */
const mostBytes = 100_000_000;

/**
 * Reads the topologies and configurations of a commit from the repository of a folder.
 * @throws Failure if there is no git, no repository or no such commit, or if its files are too large
 */
export async function revisionFiles(revision: string, cwd: string): Promise<RevisionFiles> {
  const place = await gitText(['rev-parse', '--show-toplevel', '--show-prefix'], cwd);
  const [top = '', folder = ''] = (place ?? '').split('\n');
  if (top === '') {
    throw new Failure(
      `${cwd} is not in the work tree of a git repository; change to a folder of the one with your files`,
    );
  }
  const commit = await gitText(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], cwd);
  if (!/^[\da-f]{40,64}\s*$/.test(commit ?? '')) {
    throw new Failure(
      `there is no commit "${revision}" in this repository; fetch it, or see git branch --all and git tag`,
    );
  }
  const list = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', (commit ?? '').trim()], top);
  const entries = list.toString('utf8').split('\0').flatMap(entryOf);
  const ours = entries.filter(({ mode, path, size }) => regular.includes(mode) && isOurs(path) && size <= largestFile);
  if (ours.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
    throw new Failure(`the files in ${revision} are larger than 100 MB; check the revision out and compare folders`);
  }
  return { top, folder: folder.replace(/\/$/, ''), entries, contents: await contentsOf(ours, top) };
}

function entryOf(line: string): Entry[] {
  const [, mode = '', object = '', size = '', path = ''] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
  return path === '' ? [] : [{ mode, object, size: Number(size) || 0, path }];
}

function isOurs(path: string): boolean {
  return path.endsWith('.azroute') || posix.basename(path) === 'azroute.json';
}

/** Objects are asked for by their hashes on standard input: no path of a repository becomes an argument. */
async function contentsOf(entries: readonly Entry[], top: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  if (entries.length === 0) return contents;
  const answer = await git(['cat-file', '--batch'], top, entries.map(({ object }) => `${object}\n`).join(''));
  let at = 0;
  for (const { path } of entries) {
    const end = answer.indexOf('\n', at);
    const [, size] = /^\w+ blob (\d+)$/.exec(answer.toString('latin1', at, end)) ?? [];
    if (size === undefined)
      throw new Failure(`git does not have the content of ${path}; fetch it into this repository`);
    const start = end + 1;
    contents.set(path, answer.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return contents;
}
