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
import { isCurrent } from '../names/target.js';
import { type FindingSource, findingDiagnostics } from './finding-diagnostics.js';

/** Where the topologies that hold a document are found, and what is configured for it. */
export interface TopologySource {
  viewsOf(uri: string): readonly FindingSource[];
  readonly configurations: Pick<Configurations, 'severitiesFor' | 'problems'>;
}

/** If the engine took longer than this the last time, in milliseconds, the diagnostics of the text do not wait for it. */
const patience = 100;

/**
 * Publishes diagnostics: those of the text as soon as it is validated, the findings of the engine after them, each with
 * the version of the document. What a later change supersedes is not published. A change of one file republishes the
 * other files of its topologies where something changed.
 */
export class DiagnosticsPublisher {
  private readonly pending = new Set<string>();
  /** By document: the documents of each topology that held it when its findings were published last. */
  private readonly companions = new Map<string, readonly (readonly string[])[]>();
  private readonly published = new Map<string, string>();
  private configured: ReadonlySet<string> = new Set();
  /** Of the last run of the engine, in milliseconds; at first nobody knows. */
  private lastDuration = Number.POSITIVE_INFINITY;

  constructor(
    private readonly services: LangiumSharedServices,
    private readonly connection: Connection,
    private readonly topologies: TopologySource,
    private readonly escapes: Escapes,
  ) {}

  /** Listens to the document builder from now on. */
  listen(): void {
    const builder = this.services.workspace.DocumentBuilder;
    builder.onUpdate((_changed, deleted) => this.forget(deleted.map(String)));
    builder.onDocumentPhase(DocumentState.Validated, (document) => {
      this.pending.add(document.uri.toString());
      if (this.lastDuration > patience || this.hasNewErrors(document)) {
        this.publish(document, document.diagnostics ?? [], false);
      }
    });
    builder.onBuildPhase(DocumentState.Validated, (_documents, cancelToken) => this.publishFindings(cancelToken));
    builderOf(builder).onBuilt(() => this.publishConfigurations());
  }

  /** Publishes the findings of the topologies that hold a document again: there are more of them now. */
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
      // Each topology is a unit of work: between two of them a newer change or a hover gets its turn.
      if (this.compute(view)) computed.push(view);
      await interruptAndCheck(cancelToken);
    }
    const found = findingDiagnostics(computed);
    this.lastDuration = performance.now() - started;
    this.remember(affected, views);
    this.show(affected, views, computed, found);
    this.pending.clear();
  }

  /** Publishes documents with the findings of the topologies that hold them. */
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
      // Where the engine failed, findings are missing that comments may hide.
      this.publish(document, [...(document.diagnostics ?? []), ...(found.get(uri) ?? [])], !incomplete.has(uri));
    }
  }

  /** Whether the text has an error that is not on the screen yet: that is shown before the engine has its say. */
  private hasNewErrors({ uri, diagnostics = [] }: LangiumDocument): boolean {
    const shown = this.published.get(uri.toString()) ?? '';
    return diagnostics.some(
      ({ severity, message }) => severity === DiagnosticSeverity.Error && !shown.includes(JSON.stringify(message)),
    );
  }

  /** Mistakes in `azroute.json` files stand in these, except in one that is open as a topology. */
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

  /** A fault of the engine costs the findings of one topology, and is told in the log. */
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

  /** The topologies that hold one of these documents, and those that share a document with such a topology. */
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

  /** The documents that shared a topology with some others. */
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
    this.transmit({ uri, version, diagnostics: [...diagnostics] });
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
