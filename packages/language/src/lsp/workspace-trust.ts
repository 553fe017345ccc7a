import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import type { TopologyProvider } from '../topology/provider.js';
import { limitLinks } from '../workspace/links.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';

/** What a client may say at the start; anything may come. */
interface Options {
  readonly trusted?: unknown;
}

/** What the host of several threads says to those that start later. */
interface Bounds {
  /** All folders that the workspace has had, as URIs. */
  readonly folders?: readonly string[];
  /** The one folder of a client that knew of no others at the start. */
  readonly root?: string | undefined;
}

/** Sent by a client when its user trusts a workspace that was not trusted at the start. */
const trustGranted = 'azroute/trustGranted';

/**
 * In a workspace that its client does not trust (`trusted: false` in its initialization options) symbolic links that
 * lead out of the workspace are not followed, until the client says that trust was granted. A client that says nothing
 * trusts. Until then the folders out of which no link may lead only ever become more.
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
  // A folder that was closed stays bounded: its files may still be open, or imported.
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
