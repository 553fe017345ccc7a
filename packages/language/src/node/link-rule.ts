import { basename, relative, sep } from 'node:path';
import { configurationFile } from '../configuration/configurations.js';
import type { Refusal } from '../workspace/refusal.js';

/** The bounds of an untrusted workspace. */
export interface Bounds {
  /** The folders, as named, that links must not lead out of. */
  readonly folders: readonly string[];
  /** The folders that links may lead into, after resolving symbolic links. */
  readonly realFolders: readonly string[];
}

/**
 * Why a file is not opened because of its location. Its name after resolving symbolic links must be that of an azroute
 * file, so that no link makes another file's text appear in messages.
 * @param real the path after resolving symbolic links
 * @param bounds undefined if links may lead anywhere
 */
export function linkRefusal(path: string, real: string, bounds: Bounds | undefined): Refusal | undefined {
  if (!isOurs(basename(path)) || !isOurs(basename(real))) return 'foreign';
  if (!bounds || bounds.realFolders.some((folder) => isInside(folder, real))) return undefined;
  return bounds.folders.some((folder) => isInside(folder, path)) ? 'outside' : undefined;
}

/** `azroute.json` can be a link to `azroute.prod.json`. */
function isOurs(name: string): boolean {
  return name.endsWith('.azroute') || name === configurationFile || /^azroute[.-].*\.json$/.test(name);
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && way !== path;
}
