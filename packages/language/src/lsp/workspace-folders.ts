import type { LangiumSharedServices } from 'langium/lsp';
import { type Connection, DidChangeWorkspaceFoldersNotification, type InitializeResult } from 'vscode-languageserver';
import { folderChangeIn } from '../workspace/workspace-folders.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';

/**
 * Follows the folders that the client adds and removes, and announces support for that.
 * @param result the server's capabilities
 */
export function followFolders(
  connection: Connection,
  shared: LangiumSharedServices,
  result: InitializeResult,
): InitializeResult {
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  connection.onNotification(DidChangeWorkspaceFoldersNotification.method, (params: unknown) =>
    updates.didChangeFolders(folderChangeIn(params)),
  );
  const { capabilities } = result;
  const workspaceFolders = { supported: true, changeNotifications: true };
  return { ...result, capabilities: { ...capabilities, workspace: { ...capabilities.workspace, workspaceFolders } } };
}
