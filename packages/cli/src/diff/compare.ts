import { relative, sep } from 'node:path';
import { compareNames, differenceOf, type TopologyView } from '@azroute/language';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import type { SettingsOptions } from '../settings-options.js';
import { type Source, sourceOf } from './source.js';
import { type ComparedFiles, loadState, nothingAt } from './state.js';

/** Two states of one topology. */
export interface Compared {
  readonly difference: ComparedFiles;
  /** The topology before and after the change; undefined where it does not exist. */
  readonly before: TopologyView | undefined;
  readonly after: TopologyView | undefined;
}

/** The difference of one topology in two folders. */
export interface TopologyDifference extends Compared {
  /** The path of its root relative to the folders, with `/`. */
  readonly file: string;
  readonly in: 'both' | 'old' | 'new';
}

/** What is compared: two topologies, or all of those in two folders. */
export type Comparison =
  | ({ readonly of: 'files' } & Compared)
  | { readonly of: 'folders'; readonly differences: readonly TopologyDifference[] };

/**
 * Compares two files or two folders, in each of which every root is a topology; roots with the same relative path are
 * compared, and a root in one of them only with nothing.
 * @throws Failure if something cannot be read, or if only one of them is a folder
 */
export async function compare(
  old: string,
  other: string,
  options: SettingsOptions,
  io: Pick<Io, 'cwd' | 'unsaved'>,
): Promise<Comparison> {
  const [one, two] = [await sourceOf(old, io), await sourceOf(other, io)];
  if (one.isFolder && two.isFolder) return { of: 'folders', differences: await compareFolders(one, two, options) };
  if (one.isFolder || two.isFolder) {
    const [folder, file] = one.isFolder ? [one, two] : [two, one];
    throw new Failure(`${folder.shown} is a folder and ${file.shown} is not; compare two files or two folders`);
  }
  const before = await loadState(one, one.path, one.shown, options);
  const after = await loadState(two, two.path, two.shown, options);
  return { of: 'files', difference: differenceOf(before, after), before: before.view, after: after.view };
}

async function compareFolders(
  one: Source,
  two: Source,
  options: SettingsOptions,
): Promise<readonly TopologyDifference[]> {
  const [before, after] = [await rootsOf(one), await rootsOf(two)];
  const files = [...new Set([...before.keys(), ...after.keys()])].sort(compareNames);
  const differences: TopologyDifference[] = [];
  for (const file of files) {
    const [old, now] = [before.get(file), after.get(file)];
    const state = (source: Source, path: string | undefined, there: string | undefined) =>
      path === undefined ? nothingAt(there ?? file, options) : loadState(source, path, file, options);
    const states = [await state(one, old, now), await state(two, now, old)] as const;
    const where = old === undefined ? 'new' : now === undefined ? 'old' : 'both';
    differences.push({
      file,
      in: where,
      difference: differenceOf(...states),
      before: old === undefined ? undefined : states[0].view,
      after: now === undefined ? undefined : states[1].view,
    });
  }
  return differences;
}

/** @throws Failure if there is no topology */
async function rootsOf(source: Source): Promise<ReadonlyMap<string, string>> {
  const roots = await source.roots();
  if (roots.length === 0)
    throw new Failure(`${source.shown} contains no .azroute file; give the path of a folder with one`);
  return new Map(roots.map((root) => [relative(source.path, root).split(sep).join('/'), root]));
}
