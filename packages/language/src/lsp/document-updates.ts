import { type LangiumDocuments, URI, UriUtils } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import {
  type CancellationToken,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { builderOf } from '../workspace/document-builder.js';
import { Escapes } from '../workspace/escapes.js';
import { isSound } from '../workspace/sound-uri.js';
import { type FolderChange, folderUri } from '../workspace/workspace-folders.js';
import type { AzrouteWorkspaceManager } from '../workspace/workspace-manager.js';
import type { FilesByPlace } from './files-by-place.js';
import { FollowedFiles } from './followed-files.js';

/**
 * Follows the editor and the file system. What changes is gathered and built together. A file that is closed counts as
 * it is on disk again; one that is not on disk, or that belongs to no workspace folder and that nobody imports, is
 * forgotten with its diagnostics. Of the files that change on disk only those count that can be ours, and open ones
 * count as they are in the editor.
 */
export class AzrouteDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly documents: LangiumDocuments;
  private readonly files: FollowedFiles;
  private readonly escapes: Escapes;
  private readonly changed = new Map<string, URI>();
  private readonly deleted = new Map<string, URI>();
  private readonly newFolders = new Map<string, URI>();
  private changes: (() => void)[] = [];
  private scheduled = false;

  /** While this is set, changes are gathered and built when {@link build} is called. */
  held = false;

  /** Called with the places on disk at which something appears, changes or goes. */
  onDiskNews: (places: readonly URI[]) => void = () => {};

  /** Called when the workspace has got other folders. */
  onFoldersChanged: () => void = () => {};

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
    this.documents = services.workspace.LangiumDocuments;
    this.files = new FollowedFiles(services);
    this.escapes = new Escapes(services.lsp.Connection?.console);
  }

  override didChangeContent({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = parsed(document.uri);
    if (uri && this.services.ServiceRegistry.hasServices(uri)) this.fireDocumentUpdate([uri], []);
  }

  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = parsed(document.uri);
    if (!uri) return;
    if (this.files.isInWorkspace(uri) || this.files.isImported(uri)) this.fireDocumentUpdate([uri], []);
    else this.fireDocumentUpdate([], [uri]);
  }

  override didChangeWatchedFiles({ changes }: DidChangeWatchedFilesParams): void {
    const news = changes.flatMap(({ uri, type }) => {
      const place = parsed(uri);
      return place ? [{ place, type }] : [];
    });
    this.onDiskNews(news.map(({ place }) => place));
    const closed = this.files.closed();
    const ours = news.filter(({ place, type }) => this.concerns(place, type, closed));
    if (ours.length === 0) return;
    this.onWatchedFilesChangeEmitter.fire({
      changes: ours.map(({ place, type }) => ({ uri: place.toString(), type })),
    });
    for (const { place, type } of ours) {
      if (type === FileChangeType.Deleted) this.fireDocumentUpdate([], closed.within(place));
      else this.fireDocumentUpdate([place], []);
    }
  }

  protected override registerFileWatcher({ lsp }: LangiumSharedServices): void {
    const registered = lsp.Connection?.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: this.getWatchers(),
    });
    registered?.catch((error) => this.escapes.refused('The client tells of no changes on disk', error));
  }

  /** Follows the folders of the workspace: the files of new ones are read, those of others are forgotten. */
  didChangeFolders(change: FolderChange): void {
    this.manager.changeFolders(change);
    for (const folder of change.removed) this.newFolders.delete(String(folderUri(folder)));
    for (const folder of change.added) {
      const uri = folderUri(folder);
      if (uri) this.newFolders.set(uri.toString(), uri);
    }
    this.onFoldersChanged();
    this.schedule();
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

  protected override fireDocumentUpdate(changed: readonly URI[], deleted: readonly URI[]): void {
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
    // Taken at once: what comes while the disk is looked at belongs to the next build.
    const changes = this.changes.splice(0);
    const places = takeAll(this.changed);
    const deleted = takeAll(this.deleted);
    const newFolders = takeAll(this.newFolders);
    for (const change of changes) this.escapes.run('A change of settings', change);
    const { changed, gone } = await this.files.look(places);
    const found = await this.readFolders(newFolders);
    const all = changes.length > 0 ? this.documents.all.map(({ uri }) => uri).toArray() : [];
    const going = new Map([...deleted, ...gone].map((uri) => [uri.toString(), uri]));
    for (const uri of found) going.delete(uri.toString());
    const distinct = new Map([...all, ...changed, ...found].map((uri) => [uri.toString(), uri]));
    for (const uri of going.keys()) distinct.delete(uri);
    await this.documentBuilder.update([...distinct.values()], [...going.values()], cancelToken);
    const orphans = this.files.orphans();
    if (orphans.length > 0) await this.documentBuilder.update([], orphans, cancelToken);
  }

  private async readFolders(folders: readonly URI[]): Promise<readonly URI[]> {
    const found: URI[] = [];
    const { superseded } = builderOf(this.services.workspace.DocumentBuilder);
    for (const folder of folders) {
      found.push(...(await this.manager.readFolder(folder, superseded)));
      // What is left of it belongs to the next build.
      if (superseded() && this.manager.searches(folder)) this.newFolders.set(folder.toString(), folder);
    }
    return found;
  }

  private get manager(): AzrouteWorkspaceManager {
    return this.services.workspace.WorkspaceManager as AzrouteWorkspaceManager;
  }

  /** Whether news of a place can matter to documents: also of a folder, in which there may be files of ours. */
  private concerns(place: URI, type: FileChangeType, closed: FilesByPlace): boolean {
    if (closed.within(place).length > 0) return true;
    if (type === FileChangeType.Deleted || this.files.isOpen(place)) return false;
    const mayBeFolder = type === FileChangeType.Created || !UriUtils.basename(place).includes('.');
    return this.services.ServiceRegistry.hasServices(place) || (mayBeFolder && this.manager.searches(place));
  }
}

function takeAll(uris: Map<string, URI>): URI[] {
  const all = [...uris.values()];
  uris.clear();
  return all;
}

/** A URI of the client's, or nothing if it is none. */
function parsed(uri: string): URI | undefined {
  try {
    const read = URI.parse(uri);
    return isSound(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
