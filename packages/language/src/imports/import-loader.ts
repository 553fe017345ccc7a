import type { LangiumDocument, LangiumSharedCoreServices, URI } from 'langium';
import { importsOf } from './import-graph.js';

/** Why an imported file could not be loaded. */
export type ImportFailure = 'missing' | 'folder' | 'circle' | 'unreadable' | 'twice';

/** A file system may know where a path leads through symbolic links. */
export interface LinkResolver {
  realUri(uri: URI): Promise<URI>;
}

/** Loads the files that documents import and that are not open yet, through the file system of the services. */
export class ImportLoader {
  private readonly failures = new Map<string, ImportFailure>();
  private readonly services: LangiumSharedCoreServices;

  constructor(services: LangiumSharedCoreServices) {
    this.services = services;
  }

  /** Why the file could not be loaded when it was last tried, if it could not. */
  failureOf(uri: URI): ImportFailure | undefined {
    // A file that was missing may have appeared since, such as one that was created in the editor.
    return this.services.workspace.LangiumDocuments.hasDocument(uri) ? undefined : this.failures.get(uri.toString());
  }

  /** Loads everything that the documents reach. Gives back the documents that are new; failures are kept. */
  async load(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
    const known = this.services.workspace.LangiumDocuments;
    const tried = new Set<string>();
    const loaded: LangiumDocument[] = [];
    const queue = [...documents];
    for (const document of queue) {
      for (const { uri } of importsOf(document)) {
        const key = uri.toString();
        if (known.hasDocument(uri)) this.failures.delete(key);
        if (known.hasDocument(uri) || tried.has(key)) continue;
        tried.add(key);
        const imported = await this.open(uri);
        if (!imported) continue;
        loaded.push(imported);
        queue.push(imported);
      }
    }
    return loaded;
  }

  private async open(uri: URI): Promise<LangiumDocument | undefined> {
    const key = uri.toString();
    try {
      if (await this.isKnownByAnotherPath(uri)) {
        this.failures.set(key, 'twice');
        return undefined;
      }
      const document = await this.services.workspace.LangiumDocuments.getOrCreateDocument(uri);
      this.failures.delete(key);
      return document;
    } catch (error) {
      this.failures.set(key, await this.reason(uri, error));
      return undefined;
    }
  }

  /** True if symbolic links lead to a file that is loaded already; in a folder that links to itself there is no end. */
  private async isKnownByAnotherPath(uri: URI): Promise<boolean> {
    const files: Partial<LinkResolver> = this.services.workspace.FileSystemProvider as object;
    if (!files.realUri) return false;
    const real = await files.realUri(uri);
    return real.toString() !== uri.toString() && this.services.workspace.LangiumDocuments.hasDocument(real);
  }

  private async reason(uri: URI, error: unknown): Promise<ImportFailure> {
    const code = codeOf(error);
    if (code === 'ELOOP') return 'circle';
    if (code === 'EISDIR') return 'folder';
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    try {
      const stat = await this.services.workspace.FileSystemProvider.stat(uri);
      return stat.isDirectory ? 'folder' : 'unreadable';
    } catch (statError) {
      return codeOf(statError) === 'ELOOP' ? 'circle' : 'missing';
    }
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
