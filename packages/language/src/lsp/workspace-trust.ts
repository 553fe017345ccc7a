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

/** Sent by a client when its user trusts a workspace that was not trusted at the start. */
const trustGranted = 'azroute/trustGranted';

/**
 * In a workspace that its client does not trust (`trusted: false` in its initialization options) symbolic links that
 * lead out of the workspace are not followed, until the client says that trust was granted. A client that says nothing
 * trusts.
 */
export function followWorkspaceTrust(
  connection: Connection,
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
): void {
  const files = shared.workspace.FileSystemProvider;
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  let isTrusted = true;
  const limit = (folders: readonly string[]) =>
    limitLinks(files, { trusted: isTrusted, folders: isTrusted ? [] : folders.flatMap(parsed) });
  shared.lsp.LanguageServer.onInitialize(({ initializationOptions, workspaceFolders, rootUri }) => {
    const { trusted } = (initializationOptions ?? {}) as Options;
    isTrusted = trusted !== false;
    limit(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
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
