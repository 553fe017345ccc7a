import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { TopologyProvider } from '../topology/provider.js';
import { limitLinks } from '../workspace/links.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';

/** The initialization options of a client, which may contain anything. */
interface Options {
  readonly trusted?: unknown;
}

/** The host's information for threads that start later. */
interface Bounds {
  /** All folders that the workspace has had, as URIs. */
  readonly folders?: readonly string[];
  /** The root of a client that sent no folders at the start. */
  readonly root?: string | undefined;
}

/** The notification that the user now trusts a workspace that was untrusted at the start. */
const trustGranted = 'azroute/trustGranted';

/**
 * In an untrusted workspace (`trusted: false` in the initialization options), symbolic links that lead out of the
 * workspace are not followed until the client reports that trust was granted. By default, a workspace is trusted. In an
 * untrusted workspace, the set of folders that links must not leave only grows.
 */
export function followWorkspaceTrust(
  connection: Connection,
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
): void {
  const files = shared.workspace.FileSystemProvider;
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  let isTrusted = true;
  let root: readonly string[] = [];
  // Links must not leave removed folders either: their files may still be open, or imported.
  const bounded = new Set<string>();
  const limit = (folders: readonly string[]) => {
    const targets = [...root, ...folders];
    for (const folder of targets) bounded.add(folder);
    limitLinks(files, { trusted: isTrusted, folders: [...bounded].flatMap(parsed), targets: targets.flatMap(parsed) });
  };
  shared.lsp.LanguageServer.onInitialize((params) => {
    const { initializationOptions, workspaceFolders, rootUri } = params;
    const { folders = [], root: first }: Bounds = (params as { readonly azroute?: Bounds }).azroute ?? {};
    const { trusted } = (initializationOptions ?? {}) as Options;
    isTrusted = trusted !== false;
    const only = first ?? (workspaceFolders ? undefined : rootUri);
    root = only ? [only] : [];
    for (const folder of folders) bounded.add(folder);
    limit((workspaceFolders ?? []).map(({ uri }) => uri));
  });
  const limitAnew = () => {
    limit((shared.workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => uri));
    topologies.forgetConfigurations();
  };
  updates.onFoldersChanged = () => {
    if (!isTrusted) updates.rebuildWith(limitAnew);
  };
  connection.onNotification(trustGranted, () => {
    isTrusted = true;
    updates.rebuildWith(limitAnew);
  });
}

function parsed(uri: string): URI[] {
  try {
    return [URI.parse(uri)];
  } catch {
    return [];
  }
}
