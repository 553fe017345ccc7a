import { type LangiumDocuments, URI, UriUtils } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFile } from '../configuration/configurations.js';
import { importsOf } from '../imports/import-graph.js';

/**
 * Follows the editor and the file system. A file that is closed counts as it is on disk again; one that belongs to no
 * workspace folder and that nobody imports is forgotten with its diagnostics. Of the files that change on disk only
 * those count that can be ours, and open ones count as they are in the editor.
 */
export class AzrouteDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly documents: LangiumDocuments;

  /** Called when an `azroute.json` on disk appears, changes or goes. */
  configurationChanged: () => void = () => {};

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
    this.documents = services.workspace.LangiumDocuments;
  }

  didCloseDocument(event: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(event.document.uri);
    if (this.inWorkspace(uri) || this.isImported(uri)) this.fireDocumentUpdate([uri], []);
    else this.fireDocumentUpdate([], [uri]);
  }

  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    if (params.changes.some(({ uri }) => uri.endsWith(`/${configurationFile}`))) this.configurationChanged();
    const changes = params.changes.filter((change) => this.concerns(change));
    if (changes.length > 0) super.didChangeWatchedFiles({ changes });
  }

  private concerns({ uri, type }: FileEvent): boolean {
    const parsed = URI.parse(uri);
    if (this.services.workspace.TextDocuments.get(parsed)) return false;
    if (type === FileChangeType.Deleted) {
      return this.documents.all.some((document) => UriUtils.contains(parsed, document.uri));
    }
    const name = UriUtils.basename(parsed);
    // What has no extension may be a folder with files of ours in it.
    return this.services.ServiceRegistry.hasServices(parsed) || !name.includes('.');
  }

  private inWorkspace(uri: URI): boolean {
    const folders = this.services.workspace.WorkspaceManager.workspaceFolders ?? [];
    return folders.some((folder) => UriUtils.contains(folder.uri, uri));
  }

  private isImported(uri: URI): boolean {
    return this.documents.all.some((document) => importsOf(document).some((one) => UriUtils.equals(one.uri, uri)));
  }
}
