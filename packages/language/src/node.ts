import { resolve } from 'node:path';
import type { Settings } from '@azroute/engine';
import { URI } from 'langium';
import { type Examined, type OpenedTopology, openTopology, wellFormed } from './node/open-topology.js';
import { RealFileSystem } from './node/real-file-system.js';

export { runAnalysisThread } from './node/analysis-thread.js';
export { GivenFiles } from './node/given-files.js';
export { type Diagnostics, type Examined, type OpenedTopology, openTopology } from './node/open-topology.js';
export { OverlaidFiles } from './node/overlaid-files.js';
export { readRegularFile } from './node/read-file.js';
export { startStdioServer } from './node/stdio-server.js';
export { isFoundByPath, rootsAmong, topologyFilesIn } from './node/topology-files.js';
export { largestFile } from './protocol.js';
export { type Refusal, refusalOf } from './workspace/refusal.js';

/** Topologies read from disk, with all that is wrong with them. */
export type LoadedTopology = Pick<OpenedTopology, 'views' | 'textOf' | 'rewritten' | 'fixed'> & Examined;

/** Opens topologies as {@link openTopology} does, and examines them. */
export async function loadTopology(
  files: readonly string[],
  settings: Partial<Settings> = {},
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<LoadedTopology> {
  const opened = await openTopology(files, settings, texts);
  const { views, textOf, rewritten, fixed } = opened;
  return { views, textOf, rewritten, fixed, ...opened.examine() };
}

/**
 * Reads a file as a topology would be read: only a regular one of a limited size, whose name ends in `.azroute` after all
 * symbolic links. {@link refusalOf} tells what an error means.
 */
export async function readTopologyFile(path: string): Promise<Uint8Array> {
  return new RealFileSystem().readBinary(URI.file(resolve(wellFormed(path))));
}

/** The URI of the document that is read from a path. */
export function documentUri(path: string): string {
  return URI.file(resolve(wellFormed(path))).toString();
}
