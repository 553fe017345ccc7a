import { URI, UriUtils } from 'langium';
import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { isLeftOut } from '../workspace/left-out.js';
import { folderUri } from '../workspace/workspace-folders.js';

/** The numbers that the protocol gives to what has become of a file. */
const created = 1;
const changed = 2;

/** What a client says of a place on disk. */
export interface FileEvent {
  readonly uri: string;
  readonly type: number;
}

/**
 * What of the news in `workspace/didChangeWatchedFiles` may concern azroute; anything may come. It is not known here
 * which files are followed, so what is kept are files of ours wherever they lie, since an import may name any of them,
 * and whatever may be a folder: one that goes may have held files that are followed, one that appears may bring some.
 */
export function newsOfConcern(params: unknown, folders: readonly WorkspaceFolder[]): readonly FileEvent[] {
  const { changes } = (params ?? {}) as { readonly changes?: unknown };
  if (!Array.isArray(changes)) return [];
  const roots = folders.flatMap((folder) => folderUri(folder) ?? []);
  return changes.filter((event: Partial<FileEvent> | null) => {
    const place = typeof event?.uri === 'string' ? parsed(event.uri) : undefined;
    return place !== undefined && mayConcern(place, event?.type, roots);
  });
}

/** Whether news of a place matter only if it is a folder: by its name it is no file of ours. */
export function mattersAsFolder({ uri, type }: FileEvent): boolean {
  const place = parsed(uri);
  return (type === created || type === changed) && place !== undefined && !isOurs(UriUtils.basename(place));
}

function mayConcern(place: URI, type: unknown, roots: readonly URI[]): boolean {
  const name = UriUtils.basename(place);
  if (isOurs(name)) return true;
  const names = namesBelow(place, roots);
  if (names.includes('.git')) return false;
  // Folders are not told to have changed, but some clients do so of one that has become another one.
  if (type === changed && name.includes('.')) return false;
  return (type !== created && type !== changed) || !names.some(isLeftOut);
}

/** Topologies and configurations; `azroute.json` may be a link to `azroute.prod.json`. */
function isOurs(name: string): boolean {
  return name.endsWith('.azroute') || /^azroute[.-].*json$/.test(name);
}

/** The last names of a path: those below the innermost folder of the workspace, or all if it is in none. */
function namesBelow(place: URI, roots: readonly URI[]): readonly string[] {
  const above = roots
    .filter((root) => root.authority === place.authority && UriUtils.contains(root, place))
    .map(({ path }) => path.replace(/\/$/, '').length);
  return place.path
    .slice(Math.max(0, ...above))
    .split('/')
    .filter(Boolean);
}

function parsed(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}
