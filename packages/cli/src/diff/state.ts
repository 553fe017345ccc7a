import type { Difference, State } from '@azroute/language';
import { GivenFiles, openTopology } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { type FindingJson, findingsOf } from '../present/diagnostic.js';
import { unreadable } from '../readable.js';
import { type SettingsOptions, settingsFrom } from '../settings-options.js';
import type { Source } from './source.js';

/** One of two topologies that are compared, with the places of its findings. */
type LoadedState = State<FindingJson>;

/** In what two topologies differ that were loaded from files. */
export type ComparedFiles = Difference<FindingJson>;

/**
 * Loads a topology and examines it.
 * @param path the absolute path of its root
 * @param shown the root as messages name it
 * @throws Failure if the file cannot be read
 */
export async function loadState(
  { files, texts, nameOf }: Pick<Source, 'files' | 'texts' | 'nameOf'>,
  path: string,
  shown: string,
  options: SettingsOptions,
): Promise<LoadedState> {
  const problem = files ? undefined : await unreadable(path, shown);
  if (problem !== undefined) throw new Failure(problem);
  const opened = await openTopology([path], settingsFrom(options), texts, files);
  const [view] = opened.views;
  if (!view) throw new Failure(`${shown} contains no topology; azroute check says why`);
  const findings = [...opened.examine().diagnostics].flatMap(([uri, found]) => findingsOf(uri, found, nameOf));
  return { view, findings };
}

/** The state in which a topology does not exist: its root is an empty file. */
export function nothingAt(path: string, options: SettingsOptions): Promise<LoadedState> {
  const files = new GivenFiles(new Map([[path, new Uint8Array()]]));
  return loadState({ files, texts: new Map(), nameOf: (uri) => uri }, path, path, options);
}
