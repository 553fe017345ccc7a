import { URI, UriUtils } from 'langium';
import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { isLeftOut } from '../workspace/left-out.js';
import { folderUri } from '../workspace/workspace-folders.js';

/** The protocol's numbers for changes of files. */
const created = 1;
const changed = 2;

/** A client's event about a place on disk. */
export interface FileEvent {
  readonly uri: string;
  readonly type: number;
}

/**
 * The events in the parameters of `workspace/didChangeWatchedFiles`, which may contain anything, that may concern
 * azroute. These are events about azroute files anywhere, because any of them may be imported, and about anything that
 * may be a folder, because a deleted folder may have contained azroute files, and a new one may contain some.
 */
export function relevantEvents(params: unknown, folders: readonly WorkspaceFolder[]): readonly FileEvent[] {
  const { changes } = (params ?? {}) as { readonly changes?: unknown };
  if (!Array.isArray(changes)) return [];
  const roots = folders.flatMap((folder) => folderUri(folder) ?? []);
  return changes.filter((event: Partial<FileEvent> | null) => {
    const place = typeof event?.uri === 'string' ? parsed(event.uri) : undefined;
    return place !== undefined && mayConcern(place, event?.type, roots);
  });
}

/** Whether an event matters only if its place is a folder, because its name isn't that of an azroute file. */
export function mattersAsFolder({ uri, type }: FileEvent): boolean {
  const place = parsed(uri);
  return (type === created || type === changed) && place !== undefined && !isOurs(UriUtils.basename(place));
}

function mayConcern(place: URI, type: unknown, roots: readonly URI[]): boolean {
  const name = UriUtils.basename(place);
  if (isOurs(name)) return true;
  const names = namesBelow(place, roots);
  if (names.includes('.git')) return false;
  // Folders don't change, but some clients report a change if a folder was replaced by another one.
  if (type === changed && name.includes('.')) return false;
  return (type !== created && type !== changed) || !names.some(isLeftOut);
}

/** Whether a name is that of a topology or a configuration; `azroute.json` may be a link to `azroute.prod.json`. */
function isOurs(name: string): boolean {
  return name.endsWith('.azroute') || /^azroute[.-].*json$/.test(name);
}

/** The names of a path below the innermost folder of the workspace; all names if it isn't in any. */
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
