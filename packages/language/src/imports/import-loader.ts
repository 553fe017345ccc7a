import { type LangiumDocument, type LangiumSharedCoreServices, URI } from 'langium';
import { unquote } from '../symbols/reference-text.js';
import { refusalOfDocument } from '../workspace/document-factory.js';
import { type Refusal, refusalOf } from '../workspace/refusal.js';
import { allImportsOf } from './import-graph.js';
import { resolved } from './import-path.js';

/**
 * Why an imported file could not be loaded; `twice`: links lead to a file that is already loaded; `many`: too many others
 * were opened or looked for before it.
 */
export type ImportFailure = Refusal | 'twice' | 'many';

/** How many files are opened because others import them; messages say 2,000. No network is divided into so many. */
export const mostImported = 2_000;

/** A file system that might be able to resolve symbolic links. */
export interface LinkResolver {
  realUri(uri: URI): Promise<URI>;
}

/**
 * When there are this many failures, and twice as many as before, those of imports that no longer exist are forgotten.
 */
const fewFailures = 100;

/** Loads imported files that are not open yet, through the file system of the services. */
export class ImportLoader {
  private readonly failures = new Map<string, ImportFailure>();
  /** Where imported paths lead that lead through links. */
  private readonly targets = new Map<string, URI>();
  private mostFailures = fewFailures;
  private opened = new Set<string>();
  private readonly services: LangiumSharedCoreServices;

  constructor(services: LangiumSharedCoreServices) {
    this.services = services;
  }

  /** Why the last attempt to read the file failed, if it did. */
  failureOf(uri: URI): ImportFailure | undefined {
    const document = this.services.workspace.LangiumDocuments.getDocument(uri);
    // A missing file might have appeared since, such as one that was created in the editor.
    return document ? refusalOfDocument(document) : this.failures.get(uri.toString());
  }

  /** What is at a path that does not name an `.azroute` file: a folder, nothing, or a different kind of file. */
  strangerAt(path: string, importer: URI): ImportFailure {
    const uri = resolved(path, importer);
    return (uri && this.failures.get(uri.toString())) ?? 'foreign';
  }

  /** Loads everything that the documents reach. Returns the new documents; failures are recorded. */
  async load(documents: readonly LangiumDocument[]): Promise<LangiumDocument[]> {
    this.forgetClosed();
    const tried = new Set<string>();
    let left = mostImported - this.opened.size;
    const loaded: LangiumDocument[] = [];
    const queue = [...documents];
    for (const document of queue) {
      for (const one of allImportsOf(document)) {
        const uri = uriOf(one, document.uri);
        if (!uri || tried.has(uri.toString())) continue;
        tried.add(uri.toString());
        if ('uri' in one && this.isOpen(uri)) continue;
        // Missing files take an access to the disk as well.
        if (left-- <= 0) {
          this.failures.set(uri.toString(), 'many');
          continue;
        }
        const imported = 'uri' in one ? await this.open(uri) : await this.look(uri);
        if (!imported) continue;
        this.opened.add(uri.toString());
        loaded.push(imported);
        queue.push(imported);
      }
    }
    this.forgetOld();
    return loaded;
  }

  /** Whether a file was opened because another one imports it, or imported it. */
  hasOpened(uri: URI): boolean {
    return this.opened.has(uri.toString());
  }

  /** If the maximum number of files is open, closes those that are no longer imported. */
  private forgetClosed(): void {
    if (this.opened.size < mostImported) return;
    const imported = this.imported();
    this.opened = new Set([...this.opened].filter((uri) => imported.has(uri)));
  }

  /** The number of recorded failures. */
  get knownFailures(): number {
    return this.failures.size;
  }

  private forgetOld(): void {
    if (this.failures.size <= this.mostFailures) return;
    const imported = this.imported();
    for (const uri of this.failures.keys()) if (!imported.has(uri)) this.failures.delete(uri);
    for (const uri of this.targets.keys()) if (!imported.has(uri)) this.targets.delete(uri);
    this.mostFailures = Math.max(fewFailures, this.failures.size * 2);
  }

  /** What any document imports. */
  private imported(): ReadonlySet<string> {
    const imported = new Set<string>();
    for (const document of this.services.workspace.LangiumDocuments.all) {
      for (const one of allImportsOf(document)) imported.add(String(uriOf(one, document.uri)));
    }
    return imported;
  }

  private isOpen(uri: URI): boolean {
    const isOpen = this.services.workspace.LangiumDocuments.hasDocument(uri);
    if (isOpen) this.failures.delete(uri.toString());
    return isOpen;
  }

  /** Opens a file that is not open yet. */
  private async open(uri: URI): Promise<LangiumDocument | undefined> {
    const key = uri.toString();
    const known = this.services.workspace.LangiumDocuments;
    try {
      if (await this.isKnownByAnotherPath(uri)) {
        this.failures.set(key, 'twice');
        return undefined;
      }
      const document = await known.getOrCreateDocument(uri);
      this.failures.delete(key);
      return document;
    } catch (error) {
      this.failures.set(key, await this.reason(uri, refusalOf(error)));
      return undefined;
    }
  }

  /** Records what is at a path that does not name an `.azroute` file, without opening it. */
  private async look(uri: URI): Promise<undefined> {
    this.failures.set(uri.toString(), await this.reason(uri, 'unreadable').then(foreignUnlessNone));
  }

  /**
   * True if symbolic links lead to a file that is already loaded; otherwise, a folder that links to itself would never
   * end.
   */
  private async isKnownByAnotherPath(uri: URI): Promise<boolean> {
    const files: Partial<LinkResolver> = this.services.workspace.FileSystemProvider as object;
    if (!files.realUri) return false;
    const real = await files.realUri(uri);
    if (real.toString() === uri.toString()) {
      this.targets.delete(uri.toString());
      return false;
    }
    this.targets.set(uri.toString(), real);
    return this.services.workspace.LangiumDocuments.hasDocument(real);
  }

  /**
   * The imported paths through links whose imports have to be tried again: those of loaded documents to which another
   * one leads now, and those that were not loaded because of a document that has gone since.
   */
  linksToTryAgain(): URI[] {
    const { LangiumDocuments } = this.services.workspace;
    return [...this.targets].flatMap(([key, real]) => {
      const uri = URI.parse(key);
      const isTwice = this.failures.get(key) === 'twice';
      const isKnown = LangiumDocuments.hasDocument(uri);
      const again = LangiumDocuments.hasDocument(real) ? isKnown : isTwice && !isKnown;
      return again ? [uri] : [];
    });
  }

  /** If a file system does not say why it could not read a file, check what exists at the path. */
  private async reason(uri: URI, refusal: Refusal): Promise<Refusal> {
    if (refusal !== 'unreadable') return refusal;
    try {
      const stat = await this.services.workspace.FileSystemProvider.stat(uri);
      return stat.isDirectory ? 'folder' : 'unreadable';
    } catch (error) {
      const ofStat = refusalOf(error);
      return ofStat === 'unreadable' ? 'missing' : ofStat;
    }
  }
}

function uriOf(one: ReturnType<typeof allImportsOf>[number], importer: URI): URI | undefined {
  return 'uri' in one ? one.uri : resolved(unquote(one.node.path), importer);
}

function foreignUnlessNone(refusal: Refusal): Refusal {
  return refusal === 'unreadable' ? 'foreign' : refusal;
}
