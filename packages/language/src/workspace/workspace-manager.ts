import { DefaultWorkspaceManager, type LangiumDocument, type Stream, URI, type WorkspaceFolder } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { AzrouteDocumentFactory } from './document-factory.js';
import { searchFolder } from './folder-search.js';
import { refusalOf } from './refusal.js';
import { isSound } from './sound-uri.js';

/** Files that are read at the same time. */
const atOnce = 8;

/**
 * Finds the files of a workspace. A file that cannot be read costs only itself, and a folder that cannot be listed only
 * what is in it; whatever happens, the workspace gets ready.
 */
export class AzrouteWorkspaceManager extends DefaultWorkspaceManager {
  /** Characters of text that are loaded at the start. What is left out is read when it is opened or imported. */
  mostText = 50_000_000;

  constructor(private readonly services: LangiumSharedServices) {
    super(services);
  }

  protected override async performStartup(folders: WorkspaceFolder[]): Promise<LangiumDocument[]> {
    try {
      return await super.performStartup(folders.filter(({ uri }) => isFolder(uri)));
    } finally {
      this._ready.resolve();
    }
  }

  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collector: (document: LangiumDocument) => void,
  ): Promise<void> {
    const waiting = uris.toArray();
    let text = 0;
    const load = async () => {
      while (text < this.mostText) {
        const uri = waiting.shift();
        if (!uri) return;
        const document = await this.load(uri);
        text += document.textDocument.getText().length;
        collector(document);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, load));
    if (waiting.length > 0) this.tell(`${waiting.length} files`);
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
    if (!isWhole) this.tell(`a part of ${folder.toString()}`);
  }

  private tell(what: string): void {
    this.services.lsp.Connection?.console.warn(
      `The workspace is large: ${what} is not read at the start, but when it is opened or imported.`,
    );
  }
}

function isFolder(uri: string): boolean {
  try {
    return isSound(URI.parse(uri));
  } catch {
    return false;
  }
}
