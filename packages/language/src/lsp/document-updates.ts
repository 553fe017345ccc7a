import { type LangiumDocuments, URI, UriUtils } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  type CancellationToken,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileEvent,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { configurationFile } from '../configuration/configurations.js';
import { importsOf } from '../imports/import-graph.js';
import type { LinkResolver } from '../imports/import-loader.js';
import { Escapes } from '../workspace/escapes.js';
import { type Refusal, refusalOf } from '../workspace/refusal.js';

/** Why a file cannot be read of which nothing is left. */
const goneBy: ReadonlySet<Refusal> = new Set(['missing', 'circle']);

/**
 * Follows the editor and the file system. What changes is gathered and built together. A file that is closed counts as
 * it is on disk again; one that is not on disk, or that belongs to no workspace folder and that nobody imports, is
 * forgotten with its diagnostics. Of the files that change on disk only those count that can be ours, and open ones
 * count as they are in the editor.
 */
export class AzrouteDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly documents: LangiumDocuments;
  private readonly escapes: Escapes;
  private readonly changed = new Map<string, URI>();
  private readonly deleted = new Map<string, URI>();
  private changes: (() => void)[] = [];
  private scheduled = false;

  /** While this is set, changes are gathered and built when {@link build} is called. */
  held = false;

  /** Called when an `azroute.json` on disk appears, changes or goes. */
  configurationChanged: () => void = () => {};

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
    this.documents = services.workspace.LangiumDocuments;
    this.escapes = new Escapes(services.lsp.Connection?.console);
  }

  override didChangeContent({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = parsed(document.uri);
    if (uri && this.services.ServiceRegistry.hasServices(uri)) this.fireDocumentUpdate([uri], []);
  }

  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = parsed(document.uri);
    if (!uri) return;
    if (this.inWorkspace(uri) || this.isImported(uri)) this.fireDocumentUpdate([uri], []);
    else this.fireDocumentUpdate([], [uri]);
  }

  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    if (params.changes.some(({ uri }) => uri.endsWith(`/${configurationFile}`))) this.configurationChanged();
    const changes = params.changes.filter((change) => this.concerns(change));
    if (changes.length === 0) return;
    this.onWatchedFilesChangeEmitter.fire({ changes });
    for (const { uri, type } of changes) {
      const file = URI.parse(uri);
      if (type === FileChangeType.Deleted) this.fireDocumentUpdate([], this.closedWithin(file));
      else this.fireDocumentUpdate([file], []);
    }
  }

  /** Makes a change that all documents depend on before the next build, and builds them all anew. */
  rebuildWith(change: () => void): void {
    this.changes.push(change);
    this.schedule();
  }

  /** Builds what was gathered; resolves when it is built, or when the build was given up for a newer one. */
  build(): Promise<void> {
    this.scheduled = false;
    return this.workspaceLock.write((cancelToken) => this.buildGathered(cancelToken));
  }

  /** Resolves when everything that was gathered is built. */
  async caughtUp(): Promise<void> {
    while (this.scheduled) await this.workspaceManager.ready.then(() => undefined);
    await this.workspaceLock.read(() => undefined);
  }

  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    for (const uri of changed) {
      this.deleted.delete(uri.toString());
      this.changed.set(uri.toString(), uri);
    }
    for (const uri of deleted) {
      this.changed.delete(uri.toString());
      this.deleted.set(uri.toString(), uri);
    }
    this.schedule();
  }

  private schedule(): void {
    if (this.held || this.scheduled) return;
    this.scheduled = true;
    // Before the workspace is read, what changed would be taken for all that there is.
    this.escapes.run('The build', () => this.workspaceManager.ready.then(() => this.build()));
  }

  private async buildGathered(cancelToken: CancellationToken): Promise<void> {
    const changes = this.changes.splice(0);
    for (const change of changes) change();
    const changed = changes.length > 0 ? this.documents.all.map(({ uri }) => uri).toArray() : [];
    const deleted = [...this.deleted.values()];
    for (const uri of this.changed.values()) {
      if (await this.isGone(uri)) deleted.push(uri);
      else changed.push(uri);
    }
    this.changed.clear();
    this.deleted.clear();
    const going = new Set(deleted.map(String));
    const distinct = new Map(changed.filter((uri) => !going.has(uri.toString())).map((uri) => [uri.toString(), uri]));
    await this.documentBuilder.update([...distinct.values()], deleted, cancelToken);
    const orphans = this.orphans();
    if (orphans.length > 0) await this.documentBuilder.update([], orphans, cancelToken);
  }

  /** Documents that are neither open nor in the workspace, and that nothing imports any more that is. */
  private orphans(): URI[] {
    const rest = new Map(this.documents.all.map((document) => [document.uri.toString(), document]));
    const reached = [...rest.values()].filter(
      ({ uri }) => this.services.workspace.TextDocuments.get(uri) !== undefined || this.inWorkspace(uri),
    );
    for (const { uri } of reached) rest.delete(uri.toString());
    for (const document of reached) {
      for (const { uri } of importsOf(document)) {
        const imported = rest.get(uri.toString());
        if (!imported) continue;
        rest.delete(uri.toString());
        reached.push(imported);
      }
    }
    return [...rest.values()].map(({ uri }) => uri);
  }

  /** Whether there is nothing any more that could be read as a file; an open text is there in any case. */
  private async isGone(uri: URI): Promise<boolean> {
    if (this.services.workspace.TextDocuments.get(uri)) return false;
    try {
      const { isFile, isDirectory } = await this.services.workspace.FileSystemProvider.stat(uri);
      // Links are left out, as they are when the workspace is searched; whoever imports them has them read.
      if (isFile) return await this.isLink(uri);
      // Of a folder that has changed, the files are looked for.
      return !isDirectory || this.documents.hasDocument(uri);
    } catch (error) {
      return goneBy.has(refusalOf(error)) || uri.scheme !== 'file';
    }
  }

  /** Whether the last part of a path is a symbolic link. */
  private async isLink(uri: URI): Promise<boolean> {
    const files: Partial<LinkResolver> = this.services.workspace.FileSystemProvider as object;
    if (!files.realUri) return false;
    const folder = await files.realUri(UriUtils.dirname(uri));
    const inFolder = UriUtils.joinPath(folder, UriUtils.basename(uri));
    return !UriUtils.equals(await files.realUri(uri), inFolder);
  }

  private concerns({ uri, type }: FileEvent): boolean {
    const file = parsed(uri);
    if (!file) return false;
    if (type === FileChangeType.Deleted) return this.closedWithin(file).length > 0;
    if (this.services.workspace.TextDocuments.get(file)) return false;
    const name = UriUtils.basename(file);
    // What has no extension may be a folder with files of ours in it.
    return this.services.ServiceRegistry.hasServices(file) || this.documents.hasDocument(file) || !name.includes('.');
  }

  /** The documents in a folder, or of a file, that the editor has not open. */
  private closedWithin(folder: URI): URI[] {
    return this.documents.all
      .map(({ uri }) => uri)
      .filter((uri) => UriUtils.contains(folder, uri) && !this.services.workspace.TextDocuments.get(uri))
      .toArray();
  }

  /** Whether a file belongs to the workspace by its place and its name, whether or not it is open. */
  private inWorkspace(uri: URI): boolean {
    if (!this.services.ServiceRegistry.hasServices(uri)) return false;
    const folders = this.services.workspace.WorkspaceManager.workspaceFolders ?? [];
    return folders.some((folder) => UriUtils.contains(folder.uri, uri));
  }

  private isImported(uri: URI): boolean {
    return this.documents.all.some((document) => importsOf(document).some((one) => UriUtils.equals(one.uri, uri)));
  }
}

/** A URI of the client's, or nothing if it is none. */
function parsed(uri: string): URI | undefined {
  try {
    return URI.parse(uri);
  } catch {
    return undefined;
  }
}
