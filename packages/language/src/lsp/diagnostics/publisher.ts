import { append } from '@azroute/engine';
import { DocumentState, interruptAndCheck, type LangiumDocument, OperationCancelled, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver';
import type { Configurations } from '../../configuration/configurations.js';
import { finishDiagnostics } from '../../suppression/finish-diagnostics.js';
import { builderOf } from '../../workspace/document-builder.js';
import { type Escapes, isStop } from '../../workspace/escapes.js';
import type { CodePages } from '../code-pages.js';
import { isCurrent } from '../names/target.js';
import { type FindingSource, findingDiagnostics } from './finding-diagnostics.js';

/** The topologies that contain a document, and its configuration. */
export interface TopologySource {
  viewsOf(uri: string): readonly FindingSource[];
  readonly configurations: Pick<Configurations, 'severitiesFor' | 'problems'>;
}

/**
 * If the engine took longer than this the last time, in milliseconds, the diagnostics of the text don't wait for it.
 */
const longestWait = 100;

/**
 * Publishes diagnostics with the version of the document: those of the text as soon as it is validated, and then the
 * findings of the engine. Superseded diagnostics are not published. After a change of one file, the changed diagnostics
 * of the other files of its topologies are published too.
 */
export class DiagnosticsPublisher {
  private readonly pending = new Set<string>();
  /** By document: the documents of each topology that contained it when its findings were last published. */
  private readonly companions = new Map<string, readonly (readonly string[])[]>();
  private readonly published = new Map<string, string>();
  private configured: ReadonlySet<string> = new Set();
  /** The duration of the last run of the engine, in milliseconds. */
  private lastDuration = Number.POSITIVE_INFINITY;

  constructor(
    private readonly services: LangiumSharedServices,
    private readonly connection: Connection,
    private readonly topologies: TopologySource,
    private readonly escapes: Escapes,
    private readonly codePages: CodePages,
  ) {}

  /** Starts listening to the document builder. */
  listen(): void {
    const builder = this.services.workspace.DocumentBuilder;
    builder.onUpdate((_changed, deleted) => this.forget(deleted.map(String)));
    builder.onDocumentPhase(DocumentState.Validated, (document) => {
      this.pending.add(document.uri.toString());
      if (this.lastDuration > longestWait || this.hasNewErrors(document)) {
        this.publish(document, document.diagnostics ?? [], false);
      }
    });
    builder.onBuildPhase(DocumentState.Validated, (_documents, cancelToken) => this.publishFindings(cancelToken));
    builderOf(builder).onBuilt(() => this.publishConfigurations());
  }

  /** Publishes the findings of the topologies that contain a document again, because there are more of them. */
  publishAgain(uri: string): void {
    const views = this.viewsOf([uri]);
    const computed = views.filter((view) => this.compute(view));
    this.show([], views, computed, findingDiagnostics(computed));
  }

  private async publishFindings(cancelToken: CancellationToken): Promise<void> {
    await interruptAndCheck(cancelToken);
    const started = performance.now();
    const affected = new Set([...this.pending, ...this.companionsOf(this.pending)]);
    const views = this.viewsOf(affected);
    const computed: FindingSource[] = [];
    for (const view of views) {
      // Each topology is a unit of work: newer changes and hovers are handled between two of them.
      if (this.compute(view)) computed.push(view);
      await interruptAndCheck(cancelToken);
    }
    const found = findingDiagnostics(computed);
    this.lastDuration = performance.now() - started;
    this.remember(affected, views);
    this.show(affected, views, computed, found);
    this.pending.clear();
  }

  /** Publishes documents with the findings of the topologies that contain them. */
  private show(
    affected: Iterable<string>,
    views: readonly FindingSource[],
    computed: readonly FindingSource[],
    found: ReadonlyMap<string, readonly Diagnostic[]>,
  ): void {
    const incomplete = new Set(views.flatMap((view) => (computed.includes(view) ? [] : view.documents)));
    for (const uri of new Set([...affected, ...views.flatMap((view) => view.documents)])) {
      const document = this.services.workspace.LangiumDocuments.getDocument(URI.parse(uri));
      if (document?.state !== DocumentState.Validated) continue;
      // If the engine failed, findings that ignore comments refer to may be missing.
      this.publish(document, [...(document.diagnostics ?? []), ...(found.get(uri) ?? [])], !incomplete.has(uri));
    }
  }

  /** Whether the text has an error that is not shown yet. It is shown before the engine starts. */
  private hasNewErrors({ uri, diagnostics = [] }: LangiumDocument): boolean {
    const shown = this.published.get(uri.toString()) ?? '';
    return diagnostics.some(
      ({ severity, message }) => severity === DiagnosticSeverity.Error && !shown.includes(JSON.stringify(message)),
    );
  }

  /** Publishes the errors in `azroute.json` files, except for one that is open as a topology. */
  private publishConfigurations(): void {
    const { LangiumDocuments } = this.services.workspace;
    const problems = [...this.topologies.configurations.problems()];
    const shown = new Map(problems.filter(([uri]) => !LangiumDocuments.hasDocument(URI.parse(uri))));
    for (const uri of this.configured) {
      if (!shown.has(uri) && !LangiumDocuments.hasDocument(URI.parse(uri))) this.send(uri, undefined, []);
    }
    for (const [uri, diagnostics] of shown) this.send(uri, undefined, diagnostics);
    this.configured = new Set(shown.keys());
  }

  /** Runs the engine. If it fails, the topology has no findings, and the error is logged. */
  private compute(view: FindingSource): boolean {
    try {
      view.snapshot.findings();
      return true;
    } catch (error) {
      if (isStop(error)) throw OperationCancelled;
      this.escapes.report(`The analysis of ${view.root}`, error);
      return false;
    }
  }

  /** The topologies that contain one of some documents, and those that share a document with such a topology. */
  private viewsOf(uris: Iterable<string>): readonly FindingSource[] {
    const views = new Map<string, FindingSource>();
    const asked = new Set<string>();
    const add = (uri: string) => {
      if (asked.has(uri)) return;
      asked.add(uri);
      for (const view of this.topologies.viewsOf(uri)) views.set(view.root, view);
    };
    for (const uri of uris) add(uri);
    for (const view of [...views.values()]) for (const uri of view.documents) add(uri);
    return [...views.values()].sort((a, b) => (a.root < b.root ? -1 : 1));
  }

  private remember(affected: Iterable<string>, views: readonly FindingSource[]): void {
    for (const uri of affected) this.companions.delete(uri);
    const groups = new Map<string, (readonly string[])[]>();
    for (const { documents } of views) {
      for (const uri of documents) {
        append(groups, uri, documents);
      }
    }
    const roots = new Set(views.map(({ documents }) => documents[0]));
    for (const [uri, ofUri] of groups) {
      const others = (this.companions.get(uri) ?? []).filter(([root]) => !roots.has(root));
      this.companions.set(uri, [...others, ...ofUri]);
    }
  }

  /** The documents that shared a topology with some other documents. */
  private companionsOf(uris: Iterable<string>): Set<string> {
    const groups = new Set<readonly string[]>();
    for (const uri of uris) for (const group of this.companions.get(uri) ?? []) groups.add(group);
    return new Set([...groups].flat());
  }

  private publish(document: LangiumDocument, diagnostics: readonly Diagnostic[], complete: boolean): void {
    if (!isCurrent(document)) return;
    const severities = this.topologies.configurations.severitiesFor(document.uri);
    const { shown } = finishDiagnostics(document.textDocument.getText(), diagnostics, severities, complete);
    const version = this.services.workspace.TextDocuments.get(document.uri)?.version;
    this.send(document.uri.toString(), version, shown);
  }

  private send(uri: string, version: number | undefined, diagnostics: readonly Diagnostic[]): void {
    const content = JSON.stringify([version, diagnostics]);
    if (this.published.get(uri) === content) return;
    this.published.set(uri, content);
    this.transmit({ uri, version, diagnostics: this.codePages.linked(diagnostics) });
  }

  private forget(uris: readonly string[]): void {
    for (const uri of this.companionsOf(uris)) this.pending.add(uri);
    for (const uri of uris) {
      this.pending.delete(uri);
      this.companions.delete(uri);
      if (this.published.delete(uri)) this.transmit({ uri, diagnostics: [] });
    }
  }

  private transmit(params: PublishDiagnosticsParams): void {
    this.escapes.run('Publishing diagnostics', () => this.connection.sendDiagnostics(params));
  }
}
