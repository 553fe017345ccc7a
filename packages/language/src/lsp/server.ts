import {
  addCodeActionHandler,
  addCodeLensHandler,
  addCompletionHandler,
  addConfigurationChangeHandler,
  addDocumentHighlightHandler,
  addDocumentSymbolHandler,
  addDocumentUpdateHandler,
  addFindReferencesHandler,
  addFoldingRangeHandler,
  addFormattingHandler,
  addGotoDefinitionHandler,
  addHoverHandler,
  addRenameHandler,
  addSemanticTokenHandler,
  addWorkspaceSymbolHandler,
  type DefaultSharedModuleContext,
  WorkspaceState,
} from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { type AzrouteServices, createAzrouteServices } from '../module.js';
import { followClientSettings, followConfigurationFiles } from './client-settings.js';
import { DiagnosticsPublisher } from './diagnostics/publisher.js';
import { followWorkspaceTrust } from './workspace-trust.js';

/** How files are read. */
export type FileSystem = Omit<DefaultSharedModuleContext, 'connection'>;

/**
 * Serves a client over a connection until it goes away. Unlike Langium's own start function, diagnostics carry the
 * version of the document, and the findings of the engine come with them.
 * @param fileSystem how files that are not open are read; in a browser there may be none
 * @returns the services that answer
 */
export function startServer(connection: Connection, fileSystem: FileSystem): AzrouteServices {
  const { shared, azroute } = createAzrouteServices({ connection, ...fileSystem });
  addDocumentUpdateHandler(connection, shared);
  addCompletionHandler(connection, shared, WorkspaceState.Linked);
  addHoverHandler(connection, shared, WorkspaceState.Linked);
  addGotoDefinitionHandler(connection, shared, WorkspaceState.Linked);
  addFindReferencesHandler(connection, shared);
  addDocumentHighlightHandler(connection, shared);
  addRenameHandler(connection, shared);
  addDocumentSymbolHandler(connection, shared);
  addFoldingRangeHandler(connection, shared);
  addSemanticTokenHandler(connection, shared, WorkspaceState.Linked);
  addFormattingHandler(connection, shared);
  addCodeActionHandler(connection, shared, WorkspaceState.Linked);
  addCodeLensHandler(connection, shared);
  addConfigurationChangeHandler(connection, shared);
  addWorkspaceSymbolHandler(connection, shared);
  new DiagnosticsPublisher(shared, connection, azroute.topology.TopologyProvider).listen();
  followClientSettings(shared, azroute.topology.TopologyProvider);
  followConfigurationFiles(shared, azroute.topology.TopologyProvider);
  followWorkspaceTrust(connection, shared, azroute.topology.TopologyProvider);
  connection.onInitialize((params) => shared.lsp.LanguageServer.initialize(params));
  connection.onInitialized((params) => shared.lsp.LanguageServer.initialized(params));
  shared.workspace.TextDocuments.listen(connection);
  connection.listen();
  return azroute;
}
