import { resolve } from 'node:path';
import type { TopologyView } from '@azroute/language';
import { documentUri } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { namedFiles, rootsOf } from '../files/named-files.js';
import { piped } from '../files/standard-input.js';
import { statsOf } from '../files/stats-of.js';
import type { Io } from '../io.js';
import { loadView } from '../load.js';
import { Declarations } from '../present/declarations.js';
import { shownPath } from '../present/diagnostic.js';
import type { SettingsOptions } from '../settings-options.js';

/** A topology with which outputs of Azure are compared. */
export interface ComparedTopology {
  /** Its root in messages. */
  readonly file: string;
  readonly view: TopologyView;
  readonly declarations: Declarations;
}

/**
 * The topology of a file, or all of those in a folder: each file that no other one imports is the root of one.
 * @throws Failure if a file cannot be read, or if there is none
 */
export async function topologiesOf(model: string, options: SettingsOptions, io: Io): Promise<ComparedTopology[]> {
  const isFolder = model !== piped && model !== '' && statsOf(resolve(io.cwd, model))?.isDirectory();
  if (!isFolder) return [await topologyOf(model, options, io)];
  const named = await namedFiles([model], io);
  const [problem] = named.problems;
  if (problem !== undefined) throw new Failure(problem);
  const found: ComparedTopology[] = [];
  for (const root of await rootsOf(named))
    found.push(await topologyOf(shownPath(documentUri(root), io.cwd), options, io));
  return found;
}

async function topologyOf(file: string, options: SettingsOptions, io: Io): Promise<ComparedTopology> {
  const view = await loadView(file, options, io);
  return { file, view, declarations: new Declarations(view, io.cwd) };
}
