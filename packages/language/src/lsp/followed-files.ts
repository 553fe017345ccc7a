import type { LangiumDocuments, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { importsOf } from '../imports/import-graph.js';
import { builderOf } from '../workspace/document-builder.js';
import type { LinkTeller } from '../workspace/links.js';
import { type Refusal, refusalOf } from '../workspace/refusal.js';
import type { AzrouteWorkspaceManager } from '../workspace/workspace-manager.js';
import { FilesByPlace } from './files-by-place.js';

/** Why a file cannot be read of which nothing is left. */
const goneBy: ReadonlySet<Refusal> = new Set(['missing', 'circle']);

/** Files that are looked at on disk at the same time. */
const atOnce = 16;

/** What becomes of places that have changed on disk. */
export interface Outcome {
  /** Files to be read, and folders to be searched. */
  readonly changed: readonly URI[];
  /** Documents of which nothing is left. */
  readonly gone: readonly URI[];
}

/**
 * Which files count: those that are open in the editor, those in the folders of the workspace, and those that one of
 * them imports.
 */
export class FollowedFiles {
  private readonly documents: LangiumDocuments;
  /** What documents import, as of a generation of the builder. */
  private imported: { readonly generation: number; readonly uris: ReadonlySet<string> } | undefined;

  constructor(private readonly services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
  }

  /** Whether the editor has a file open. */
  isOpen(uri: URI): boolean {
    return this.services.workspace.TextDocuments.get(uri) !== undefined;
  }

  /** Whether a file belongs to the workspace by its place and its name, whether or not it is open. */
  isInWorkspace(uri: URI): boolean {
    const manager = this.services.workspace.WorkspaceManager as AzrouteWorkspaceManager;
    return this.services.ServiceRegistry.hasServices(uri) && manager.contains(uri);
  }

  /** Whether a document imports a file. Thousands of files may be closed at once: what all import is found once. */
  isImported(uri: URI): boolean {
    const { generation } = builderOf(this.services.workspace.DocumentBuilder);
    if (this.imported?.generation !== generation) {
      const uris = this.documents.all.flatMap((document) => importsOf(document).map((one) => one.uri.toString()));
      this.imported = { generation, uris: uris.toSet() };
    }
    return this.imported.uris.has(uri.toString());
  }

  /** The documents that the editor has not open. */
  closed(): FilesByPlace {
    return new FilesByPlace(this.documents.all.map(({ uri }) => uri).filter((uri) => !this.isOpen(uri)));
  }

  /** Documents that are neither open nor in the workspace, and that nothing imports any more that is. */
  orphans(): URI[] {
    const rest = new Map(this.documents.all.map((document) => [document.uri.toString(), document]));
    const reached = [...rest.values()].filter(({ uri }) => this.isOpen(uri) || this.isInWorkspace(uri));
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

  /** Looks on disk what is at places that have changed, and at what was known of files below them. */
  async look(places: readonly URI[]): Promise<Outcome> {
    const all = new Map(places.map((uri) => [uri.toString(), uri]));
    if (places.some((place) => !this.isOpen(place))) {
      const closed = this.closed();
      for (const place of places) for (const uri of closed.within(place)) all.set(uri.toString(), uri);
    }
    const changed: URI[] = [];
    const gone: URI[] = [];
    const waiting = [...all.values()];
    const work = async () => {
      for (let uri = waiting.shift(); uri; uri = waiting.shift()) {
        if (await this.isGone(uri)) gone.push(uri);
        else changed.push(uri);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { changed, gone };
  }

  /** Whether there is nothing any more that could be read as a file; an open text is there in any case. */
  private async isGone(uri: URI): Promise<boolean> {
    if (this.isOpen(uri)) return false;
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
    const files: Partial<LinkTeller> = this.services.workspace.FileSystemProvider as object;
    return (await files.isLink?.(uri)) ?? false;
  }
}
