import { Interrupted } from '@azroute/engine';
import {
  type BuildOptions,
  Cancellation,
  DefaultDocumentBuilder,
  type DocumentBuilder,
  DocumentState,
  type FileSystemProvider,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  type MaybePromise,
  OperationCancelled,
  type URI,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { configurationPlaces } from '../configuration/configurations.js';
import { ImportLoader } from '../imports/import-loader.js';
import type { TokenParser } from '../parser/token-parser.js';
import { Escapes, isStop } from './escapes.js';
import { readAhead } from './reading-ahead.js';
import { emptyTree } from './trees.js';

/** The work on a document in one stage of a build. */
type Stage = (document: LangiumDocument) => MaybePromise<unknown>;

/**
 * Builds documents together with those that they import: after parsing, imports that are not open yet are loaded.
 *
 * A document in which a stage fails is built again from scratch, once. If that fails too, the document counts as empty
 * until the next update, when it is tried again. Its error is reported in its diagnostics, and the others are built.
 */
export class AzrouteDocumentBuilder extends DefaultDocumentBuilder {
  readonly imports: ImportLoader;
  private readonly escapes: Escapes;
  private readonly failed = new Map<string, URI>();
  private readonly failureListeners: (() => void)[] = [];
  private readonly endListeners: (() => void)[] = [];
  private readonly lateListeners: (() => void)[] = [];
  private readonly files: FileSystemProvider;
  private builds = 0;

  /** Whether the running build is obsolete; called while it runs. */
  superseded: () => boolean = () => false;

  constructor(services: LangiumSharedCoreServices & Partial<Pick<LangiumSharedServices, 'lsp'>>) {
    super(services);
    this.imports = new ImportLoader(services);
    this.escapes = new Escapes(services.lsp?.Connection?.console);
    this.files = services.workspace.FileSystemProvider;
  }

  /** Ends work for a request that became obsolete, in the same way as a build. */
  checkpoint(): void {
    if (this.superseded()) throw new Interrupted();
  }

  /** Changes whenever the set of documents, or their imports, may have changed. */
  get generation(): number {
    return this.builds;
  }

  /** Calls the listener when a document is built from scratch, because data kept from it may be inconsistent. */
  onFailure(listener: () => void): void {
    this.failureListeners.push(listener);
  }

  /** Calls the listener when a file could be read ahead only now, and what was concluded without it may be wrong. */
  onLateFile(listener: () => void): void {
    this.lateListeners.push(listener);
  }

  /** Calls the listener after each completed build, even if it contained no documents. */
  onBuilt(listener: () => void): void {
    this.endListeners.push(listener);
  }

  /** Whether the last build of a document failed, even from scratch. */
  hasFailed(uri: URI): boolean {
    return this.failed.has(uri.toString());
  }

  override update(changed: URI[], deleted: URI[], cancelToken?: Cancellation.CancellationToken): Promise<void> {
    const gone = new Set(deleted.map(String));
    const again = [...this.failed].filter(([uri]) => !gone.has(uri)).map(([, uri]) => uri);
    this.failed.clear();
    const known = new Set(changed.map(String));
    return super.update([...changed, ...again.filter((uri) => !known.has(uri.toString()))], deleted, cancelToken);
  }

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    this.builds++;
    this.prepareBuild(documents, options);
    await this.runCancelable(documents, DocumentState.Parsed, cancelToken, (document) =>
      this.parse(document, cancelToken),
    );
    const imported = await this.imports.load(documents);
    this.builds++;
    const all = [...documents, ...imported];
    // They are looked up while something is computed, which does not wait for a file.
    const isLate = await readAhead(this.files, configurationPlaces(all.map(({ uri }) => uri)));
    if (isLate) for (const listener of this.lateListeners) listener();
    await super.buildDocuments(all, options, cancelToken);
    await this.listening(async () => {
      for (const listener of this.endListeners) listener();
    });
  }

  /** Parses a document, unless that becomes obsolete meanwhile. */
  private async parse(document: LangiumDocument, cancelToken: Cancellation.CancellationToken): Promise<void> {
    const { LangiumParser } = this.serviceRegistry.getServices(document.uri).parser;
    const parser = LangiumParser as TokenParser;
    parser.checkpoint = () => this.checkpoint();
    try {
      await this.langiumDocumentFactory.update(document, cancelToken);
    } finally {
      parser.checkpoint = () => undefined;
    }
  }

  protected override runCancelable(
    documents: LangiumDocument[],
    stage: DocumentState,
    cancelToken: Cancellation.CancellationToken,
    work: Stage,
  ): Promise<void> {
    return super.runCancelable(documents, stage, cancelToken, (document) => this.guarded(document, stage, work));
  }

  private async guarded(document: LangiumDocument, stage: DocumentState, work: Stage): Promise<void> {
    if (this.superseded()) throw OperationCancelled;
    try {
      await work(document);
      return;
    } catch (error) {
      if (isStop(error)) throw OperationCancelled;
      this.escapes.report(`${DocumentState[stage]} of ${document.uri.toString()}`, error);
    }
    try {
      await this.fromScratch(document, stage, work);
    } catch (error) {
      if (isStop(error)) throw OperationCancelled;
      this.escapes.report(`${DocumentState[stage]} of ${document.uri.toString()}, from scratch,`, error);
      await this.giveUp(document, stage, work);
    }
  }

  private async fromScratch(document: LangiumDocument, stage: DocumentState, work: Stage): Promise<void> {
    for (const listener of this.failureListeners) listener();
    emptyTree(document);
    if (stage > DocumentState.Parsed) {
      await this.langiumDocumentFactory.update(document, Cancellation.CancellationToken.None);
    }
    if (stage > DocumentState.Linked)
      await this.serviceRegistry.getServices(document.uri).references.Linker.link(document);
    await work(document);
  }

  /** Replaces a document that cannot be built by an empty one. */
  private async giveUp(document: LangiumDocument, stage: DocumentState, work: Stage): Promise<void> {
    this.failed.set(document.uri.toString(), document.uri);
    emptyTree(document);
    if (stage <= DocumentState.Parsed) return;
    try {
      await work(document);
    } catch (error) {
      if (isStop(error)) throw OperationCancelled;
      document.diagnostics = [];
    }
  }

  protected override async notifyDocumentPhase(
    document: LangiumDocument,
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    await this.listening(() => super.notifyDocumentPhase(document, state, cancelToken));
  }

  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    await this.listening(() => super.notifyBuildPhase(documents, state, cancelToken));
  }

  /** Calls listeners. A listener that fails must not stop the build. */
  private async listening(notify: () => Promise<void>): Promise<void> {
    try {
      await notify();
    } catch (error) {
      if (isStop(error)) throw OperationCancelled;
      this.escapes.report('A listener of the build', error);
    }
  }
}

/** The azroute builder among the services. */
export function builderOf(builder: DocumentBuilder): AzrouteDocumentBuilder {
  if (builder instanceof AzrouteDocumentBuilder) return builder;
  throw new Error('These are not the services of azroute.');
}
