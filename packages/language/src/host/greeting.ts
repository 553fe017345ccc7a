import type { WorkspaceFolder } from 'vscode-languageserver-types';

/** What threads are greeted with: the client's greeting, with what has changed of it since. */
export interface Greeting {
  readonly [parameter: string]: unknown;
  readonly workspaceFolders: readonly WorkspaceFolder[] | null;
  /** What the folders were before they changed. */
  readonly azroute?: Bounds | undefined;
}

/** All folders that there have been, and the one of a client that knew of no others at the start. */
interface Bounds {
  readonly root: string | undefined;
  readonly folders: readonly string[];
}

/** What a thread has to know of the folders before a change to bound symbolic links as those do that started earlier. */
export function boundsAfter(
  { workspaceFolders, rootUri, azroute }: Greeting,
  after: readonly WorkspaceFolder[],
): Bounds {
  const before: Bounds = azroute ?? { root: workspaceFolders ? undefined : textOf(rootUri), folders: [] };
  const uris = [...(workspaceFolders ?? []), ...after].map(({ uri }) => uri);
  return { ...before, folders: [...new Set([...before.folders, ...uris])] };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
