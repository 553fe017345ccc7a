import type { LangiumDocument, LangiumDocuments, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { importsOf } from '../imports/import-graph.js';
import { builderOf } from '../workspace/document-builder.js';
import type { LinkTeller } from '../workspace/links.js';
import { type Refusal, refusalOf } from '../workspace/refusal.js';
import type { AzrouteWorkspaceManager } from '../workspace/workspace-manager.js';
import { FilesByPlace } from './files-by-place.js';

/** The refusals that mean that a file no longer exists. */
const goneBy: ReadonlySet<Refusal> = new Set(['missing', 'circle']);

/** The number of files that are checked on disk at the same time. */
const atOnce = 16;

/** What has to be built again. */
export interface DiskChanges {
  /** Files to be read, and folders to be searched. */
  readonly changed: readonly URI[];
  /** Documents that no longer exist. */
  readonly gone: readonly URI[];
}

/**
 * The files that azroute follows: those that are open in the editor, those in the folders of the workspace, and those
 * that one of them imports.
 */
export class FollowedFiles {
  private readonly documents: LangiumDocuments;
  /** The imported files in a generation of the builder. */
  private imported: { readonly generation: number; readonly uris: ReadonlySet<string> } | undefined;

  constructor(private readonly services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
  }

  /** Whether a file is open in the editor. */
  isOpen(uri: URI): boolean {
    return this.services.workspace.TextDocuments.get(uri) !== undefined;
  }

  /** Whether a file belongs to the workspace according to its place and name, whether or not it is open. */
  isInWorkspace(uri: URI): boolean {
    const manager = this.services.workspace.WorkspaceManager as AzrouteWorkspaceManager;
    return this.services.ServiceRegistry.hasServices(uri) && manager.contains(uri);
  }

  /** Whether any document imports a file. Computed once for all files, because thousands may be closed at once. */
  isImported(uri: URI): boolean {
    const { generation } = builderOf(this.services.workspace.DocumentBuilder);
    if (this.imported?.generation !== generation) {
      const uris = this.documents.all.flatMap((document) => importsOf(document).map((one) => one.uri.toString()));
      this.imported = { generation, uris: uris.toSet() };
    }
    return this.imported.uris.has(uri.toString());
  }

  /** The documents that aren't open in the editor. */
  closed(): FilesByPlace {
    return new FilesByPlace(this.documents.all.map(({ uri }) => uri).filter((uri) => !this.isOpen(uri)));
  }

  /**
   * Documents that are neither open nor in the workspace, and not imported by any document that is. Links do not count as
   * files of the workspace, see {@link isGone}.
   */
  async orphans(): Promise<URI[]> {
    const rest = new Map(this.documents.all.map((document) => [document.uri.toString(), document]));
    const { imports } = builderOf(this.services.workspace.DocumentBuilder);
    const mayBeLink = (uri: URI) => imports.hasOpened(uri) && !this.isOpen(uri);
    const files = [...rest.values()].filter(({ uri }) => this.isOpen(uri) || this.isInWorkspace(uri));
    for (const { uri } of files) if (!mayBeLink(uri)) reach(uri, rest);
    for (const { uri } of files) {
      // A file that cannot be read is no link; that it has gone, an event says.
      if (rest.has(uri.toString()) && !(await this.isLink(uri).catch(() => false))) reach(uri, rest);
    }
    return [...rest.values()].map(({ uri }) => uri);
  }

  /**
   * What has to be built again because links and files that are open lead to the same file, or no longer do: a file is
   * loaded by one path only.
   */
  doubled(): DiskChanges {
    const { imports } = builderOf(this.services.workspace.DocumentBuilder);
    const links = imports.linksToTryAgain().filter((uri) => !this.isOpen(uri));
    if (links.length === 0) return { changed: [], gone: [] };
    const again = new Set(links.map(String));
    const gone = links.filter((uri) => this.documents.hasDocument(uri));
    const importers = this.documents.all.filter((one) => importsOf(one).some(({ uri }) => again.has(uri.toString())));
    const changed = importers
      .map(({ uri }) => uri)
      .filter((uri) => !gone.some((one) => one.toString() === uri.toString()));
    return { changed: changed.toArray(), gone };
  }

  /** Checks on disk the places that have changed, and the known files below them. */
  async look(places: readonly URI[]): Promise<DiskChanges> {
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

  /** Whether a place no longer contains anything that can be read as a file; an open document always exists. */
  private async isGone(uri: URI): Promise<boolean> {
    if (this.isOpen(uri)) return false;
    try {
      const { isFile, isDirectory } = await this.services.workspace.FileSystemProvider.stat(uri);
      if (!isFile && !isDirectory) return true;
      // Links are skipped, as by the search of the workspace; they are read if they are imported.
      if (await this.isLink(uri)) return true;
      // A folder that has changed is searched for files.
      return isDirectory && this.documents.hasDocument(uri);
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

/** Removes a document from others, with all that it imports. */
function reach(uri: URI, rest: Map<string, LangiumDocument>): void {
  const reached = [uri];
  for (const next of reached) {
    const document = rest.get(next.toString());
    if (!rest.delete(next.toString()) || !document) continue;
    reached.push(...importsOf(document).map((one) => one.uri));
  }
}
