import { resolve } from 'node:path';
import type { TopologyView } from '@azroute/language';
import { openTopology } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { type FindingJson, findingsOf } from '../present/diagnostic.js';
import { unreadable } from '../readable.js';
import { type SettingsOptions, settingsFrom } from '../settings-options.js';

/** One of two topologies that are compared, with all its findings. */
export interface State {
  readonly view: TopologyView;
  readonly findings: readonly FindingJson[];
}

/**
 * Loads a topology and examines it.
 * @throws Failure if the file cannot be read
 */
export async function loadState(file: string, options: SettingsOptions, cwd: string): Promise<State> {
  const path = resolve(cwd, file);
  const problem = await unreadable(path, file);
  if (problem !== undefined) throw new Failure(problem);
  const opened = await openTopology([path], settingsFrom(options));
  const [view] = opened.views;
  if (!view) throw new Failure(`${file} contains no topology; azroute check ${file} says why`);
  const findings = [...opened.examine().diagnostics].flatMap(([uri, found]) => findingsOf(uri, found, cwd));
  return { view, findings };
}
