import { URI, type WorkspaceFolder } from 'langium';
import { isSound } from './sound-uri.js';

/** A change of the folders of a workspace. */
export interface FolderChange {
  readonly added: readonly WorkspaceFolder[];
  readonly removed: readonly WorkspaceFolder[];
}

/** The URI of a workspace folder; undefined if it is invalid. */
export function folderUri({ uri }: WorkspaceFolder): URI | undefined {
  try {
    const parsed = URI.parse(uri);
    return isSound(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** The valid folders in a list from a client, which may contain anything. */
export function foldersIn(list: unknown): WorkspaceFolder[] {
  return Array.isArray(list) ? list.filter((one) => typeof one?.uri === 'string') : [];
}

/** The change in the parameters of `workspace/didChangeWorkspaceFolders`, which may contain anything. */
export function folderChangeIn(params: unknown): FolderChange {
  const { event } = (params ?? {}) as { readonly event?: { readonly added?: unknown; readonly removed?: unknown } };
  return { added: foldersIn(event?.added), removed: foldersIn(event?.removed) };
}

/** The folders after a change, without duplicates, however their URIs are spelled. */
export function foldersAfter(before: readonly WorkspaceFolder[], { added, removed }: FolderChange): WorkspaceFolder[] {
  const changed = new Set([...added, ...removed].map((folder) => String(folderUri(folder))));
  const kept = before.filter((folder) => !changed.has(String(folderUri(folder))));
  return [...kept, ...new Map(added.map((folder) => [String(folderUri(folder)), folder])).values()];
}
