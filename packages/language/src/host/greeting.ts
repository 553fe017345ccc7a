import type { WorkspaceFolder } from 'vscode-languageserver-types';
import { foldersIn } from '../workspace/workspace-folders.js';

/** The parameters with which threads are initialized: those of the client, with later changes. */
export interface Greeting {
  readonly [parameter: string]: unknown;
  readonly workspaceFolders: readonly WorkspaceFolder[] | null;
  /** The folders before they changed. */
  readonly azroute?: Bounds | undefined;
}

/** The parameters for threads from those of the client, which may contain anything. */
export function greetingOf(params: object): Greeting {
  const { capabilities, workspaceFolders } = params as { capabilities?: unknown; workspaceFolders?: unknown };
  return {
    ...params,
    capabilities: capabilities ?? {},
    workspaceFolders: Array.isArray(workspaceFolders) ? foldersIn(workspaceFolders) : null,
    azroute: undefined,
    // Threads end with this process, which monitors the client's process.
    processId: null,
    workDoneToken: undefined,
  };
}

/** All folders that there have been, and the root of a client that sent no folders at the start. */
interface Bounds {
  readonly root: string | undefined;
  readonly folders: readonly string[];
}

/**
 * The earlier folders, so that a new thread restricts symbolic links in the same way as threads that started earlier.
 */
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
