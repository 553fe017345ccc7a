import {
  DefaultWorkspaceManager,
  type FileSystemNode,
  type LangiumDocument,
  type Stream,
  stream,
  type URI,
  UriUtils,
  type WorkspaceFolder,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { AzrouteDocumentFactory } from './document-factory.js';
import { searchFolder } from './folder-search.js';
import { isHidden, isLeftOut } from './left-out.js';
import { refusalOf } from './refusal.js';
import { type FolderChange, foldersAfter, folderUri } from './workspace-folders.js';

/** The number of files that are read at the same time. */
const atOnce = 8;

/**
 * Finds and reads the files of a workspace. Files that cannot be read and folders that cannot be listed are left out;
 * whatever happens, the workspace becomes ready.
 */
export class AzrouteWorkspaceManager extends DefaultWorkspaceManager {
  /**
   * Files of the workspace are loaded until all documents together have this many characters. The others are read when
   * they are opened or imported. Reading a megabyte takes about three seconds, and an analysis at most half a minute.
   */
  mostText = 8_000_000;
  /** The URIs of the folders. */
  private roots: { readonly of: WorkspaceFolder[] | undefined; readonly uris: readonly URI[] } = {
    of: undefined,
    uris: [],
  };

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
  }

  /** Whether a file is in a folder of the workspace that is searched. */
  contains(file: URI): boolean {
    if (this.roots.of !== this.folders) {
      this.roots = { of: this.folders, uris: (this.folders ?? []).flatMap((folder) => folderUri(folder) ?? []) };
    }
    return this.roots.uris.some((folder) => {
      if (folder.authority !== file.authority || !UriUtils.contains(folder, file)) return false;
      const names = file.path.slice(folder.path.replace(/\/$/, '').length + 1).split('/');
      const last = names.pop() ?? '';
      return !isHidden(last) && !names.some(isLeftOut);
    });
  }

  /** Whether a folder is searched for files. */
  searches(folder: URI): boolean {
    return this.contains(UriUtils.joinPath(folder, 'any'));
  }

  /** Takes note of folders that the client has added or removed. */
  changeFolders(change: FolderChange): void {
    this.folders = foldersAfter(this.folders ?? [], change);
  }

  /**
   * Reads the files of a folder of the workspace.
   * @param isSuperseded whether this is obsolete: called between files; if it is, the remaining ones are skipped
   */
  async readFolder(folder: URI, isSuperseded: () => boolean): Promise<readonly URI[]> {
    const found: URI[] = [];
    await this.traverseFolder(folder, found);
    const unknown = stream(found).filter((uri) => !this.langiumDocuments.hasDocument(uri));
    const collector = (document: LangiumDocument) => {
      if (!this.langiumDocuments.hasDocument(document.uri)) this.langiumDocuments.addDocument(document);
    };
    await this.loadWorkspaceDocuments(unknown, collector, isSuperseded);
    return found.filter((uri) => this.langiumDocuments.hasDocument(uri));
  }

  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    const name = UriUtils.basename(entry.uri);
    if (entry.isDirectory) return !isLeftOut(name);
    return entry.isFile && !isHidden(name) && this.serviceRegistry.hasServices(entry.uri);
  }

  protected override async performStartup(folders: WorkspaceFolder[]): Promise<LangiumDocument[]> {
    try {
      return await super.performStartup(folders.filter((folder) => folderUri(folder) !== undefined));
    } finally {
      this._ready.resolve();
    }
  }

  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collector: (document: LangiumDocument) => void,
    isSuperseded: () => boolean = () => false,
  ): Promise<void> {
    const waiting = uris.toArray();
    let text = 0;
    for (const { textDocument } of this.langiumDocuments.all) text += textDocument.getText().length;
    const load = async () => {
      while (text < this.mostText && !isSuperseded()) {
        const uri = waiting.shift();
        if (!uri) return;
        const document = await this.load(uri);
        text += document.textDocument.getText().length;
        collector(document);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, load));
    if (waiting.length > 0 && !isSuperseded()) {
      this.tell(`text beyond ${this.mostText.toLocaleString('en')} characters, in ${waiting.length} files,`);
    }
  }

  private async load(uri: URI): Promise<LangiumDocument> {
    try {
      return await this.langiumDocuments.getOrCreateDocument(uri);
    } catch (error) {
      return this.langiumDocuments.getDocument(uri) ?? this.unreadable(uri, error);
    }
  }

  private unreadable(uri: URI, error: unknown): LangiumDocument {
    const factory = this.services.workspace.LangiumDocumentFactory;
    if (factory instanceof AzrouteDocumentFactory) return factory.unreadable(uri, refusalOf(error));
    throw error;
  }

  protected override async traverseFolder(folder: URI, found: URI[]): Promise<void> {
    const isWhole = await searchFolder(folder, found, {
      entries: (uri) => this.fileSystemProvider.readDirectory(uri),
      includes: (entry) => this.shouldIncludeEntry(entry),
    });
    if (!isWhole) this.tell(`part of ${folder.toString()}`);
  }

  private tell(what: string): void {
    this.services.lsp.Connection?.console.warn(
      `The workspace is large: ${what} is not read at the start, but only when it is opened or imported.`,
    );
  }
}
