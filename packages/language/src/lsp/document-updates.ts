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
 * Follows the editor and the file system. Changes are collected and built together. After a file is closed, its content
 * on disk counts again; if it isn't on disk, or belongs to no workspace folder and isn't imported, it is forgotten with
 * its diagnostics. Of the files that change on disk, only those that may be azroute files count, and open files have
 * their content in the editor.
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

  /** While this is set, changes are only collected, and built when {@link build} is called. */
  held = false;

  /** Called with the places on disk where something appears, changes or vanishes. */
  onDiskChanges: (places: readonly URI[]) => void = () => {};

  /** Called when the folders of the workspace have changed. */
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
    const parsedChanges = changes.flatMap(({ uri, type }) => {
      const place = parsed(uri);
      return place ? [{ place, type }] : [];
    });
    this.onDiskChanges(parsedChanges.map(({ place }) => place));
    const closed = this.files.closed();
    const ours = parsedChanges.filter(({ place, type }) => this.concerns(place, type, closed));
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
    registered?.catch((error) => this.escapes.refused('The client reports no changes on disk', error));
  }

  /** Follows the folders of the workspace: files of added folders are read, those of removed ones are forgotten. */
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

  /** Before the next build, makes a change that affects all documents; then rebuilds all of them. */
  rebuildWith(change: () => void): void {
    this.changes.push(change);
    this.schedule();
  }

  /** Builds the collected changes; resolves when that is complete, or superseded by a newer build. */
  build(): Promise<void> {
    this.scheduled = false;
    return this.workspaceLock.write((cancelToken) => this.buildGathered(cancelToken));
  }

  /** Resolves when all collected changes are built. */
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
    // Before the workspace is read, the changed files would seem to be all files.
    this.escapes.run('The build', () => this.workspaceManager.ready.then(() => this.build()));
  }

  private async buildGathered(cancelToken: CancellationToken): Promise<void> {
    // Changes that arrive while the disk is checked belong to the next build.
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
    const orphans = await this.files.orphans();
    if (orphans.length > 0) await this.documentBuilder.update([], orphans, cancelToken);
    const doubled = this.files.doubled();
    if (doubled.changed.length > 0)
      await this.documentBuilder.update([...doubled.changed], [...doubled.gone], cancelToken);
  }

  private async readFolders(folders: readonly URI[]): Promise<readonly URI[]> {
    const found: URI[] = [];
    const { superseded } = builderOf(this.services.workspace.DocumentBuilder);
    for (const folder of folders) {
      found.push(...(await this.manager.readFolder(folder, superseded)));
      // The rest of the folder belongs to the next build.
      if (superseded() && this.manager.searches(folder)) this.newFolders.set(folder.toString(), folder);
    }
    return found;
  }

  private get manager(): AzrouteWorkspaceManager {
    return this.services.workspace.WorkspaceManager as AzrouteWorkspaceManager;
  }

  /** Whether an event about a place may affect documents: it may be an azroute file, or a folder that contains some. */
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

/** A URI from the client; undefined if it is invalid. */
function parsed(uri: string): URI | undefined {
  try {
    const read = URI.parse(uri);
    return isSound(read) ? read : undefined;
  } catch {
    return undefined;
  }
}
