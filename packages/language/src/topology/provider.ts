import type { Settings } from '@azroute/engine';
import { type LangiumDocument, type LangiumSharedCoreServices, URI } from 'langium';
import { Configurations, configurationPlaces } from '../configuration/configurations.js';
import type { Severities } from '../configuration/read-configuration.js';
import type { AzrouteFile } from '../generated/ast.js';
import { ImportGraph } from '../imports/import-graph.js';
import type { SourceFile } from '../lowering/lower.js';
import { builderOf } from '../workspace/document-builder.js';
import { keepAhead } from '../workspace/reading-ahead.js';
import { LazyView } from './view.js';

interface KeptTopology {
  readonly view: LazyView;
  readonly files: readonly SourceFile[];
  readonly byUri: ReadonlyMap<string, AzrouteFile>;
  /** The last generation of documents in which it was used. */
  generation: number;
}

/** The engine makes up to a million steps a second; after this many, it checks whether the result is still needed. */
const stepsBetweenChecks = 4;

/** The number of generations of documents for which an unused topology is kept; a build creates two. */
const keptFor = 20;

/** Finds the topologies that contain a document, and keeps them as long as none of their files changes. */
export class TopologyProvider {
  private readonly kept = new Map<string, KeptTopology>();
  private readonly services: LangiumSharedCoreServices;
  private steps = 0;
  private known: { readonly generation: number; readonly graph: ImportGraph } | undefined;

  /** The engine's settings and severities, from files and from the user. */
  readonly configurations: Configurations;

  constructor(services: LangiumSharedCoreServices) {
    this.services = services;
    this.configurations = new Configurations(services.workspace.FileSystemProvider);
    // Data kept from a state in which something failed may be incomplete.
    const builder = builderOf(services.workspace.DocumentBuilder);
    builder.onFailure(() => this.kept.clear());
    builder.onLateFile(() => this.forgetConfigurations());
    services.workspace.DocumentBuilder.onUpdate((_changed, deleted) => {
      for (const uri of deleted) this.kept.delete(uri.toString());
      if (deleted.length === 0) return;
      const documents = [...services.workspace.LangiumDocuments.all].map(({ uri }) => uri);
      this.configurations.keepOnlyFor(documents);
      keepAhead(services.workspace.FileSystemProvider, configurationPlaces(documents));
    });
  }

  /** Sets the user's settings, which take precedence over files; views that are requested from now on use them. */
  useSettings(settings: Partial<Settings>, severities: Severities = new Map()): void {
    this.configurations.useUser(settings, severities);
    this.kept.clear();
  }

  /** Reads the configuration files again; views that are requested from now on use them. */
  forgetConfigurations(): void {
    this.configurations.forget();
    this.kept.clear();
  }

  /** The topologies that contain a document: one for each root that reaches it by imports (see `rootsOf`). */
  viewsOf(uri: string | URI): readonly LazyView[] {
    const document = this.document(uri);
    if (!document) return [];
    return this.graph.rootsOf(document).map((root) => this.view(root, document));
  }

  /** The topology whose root is this document, whether or not another one imports it. */
  viewOf(uri: string | URI): LazyView | undefined {
    const document = this.document(uri);
    return document && this.view(document, document);
  }

  /** Lets go of what only proofs of repairs need, when nothing is asked for a while. */
  rest(): void {
    for (const { view } of this.kept.values()) view.rest();
  }

  /** The graph of imports; computed once per build, because every document needs it. */
  get graph(): ImportGraph {
    const { generation } = this;
    if (this.known?.generation !== generation) {
      this.known = { generation, graph: new ImportGraph(this.services.workspace.LangiumDocuments) };
      this.dropOld();
    }
    return this.known.graph;
  }

  /** Releases topologies that were not used for a while, such as that of a root that another file imports now. */
  private dropOld(): void {
    for (const [root, { generation }] of this.kept) {
      if (generation < this.generation - keptFor) this.kept.delete(root);
    }
  }

  private get generation(): number {
    return builderOf(this.services.workspace.DocumentBuilder).generation;
  }

  private document(uri: string | URI): LangiumDocument | undefined {
    const document = this.services.workspace.LangiumDocuments.getDocument(
      typeof uri === 'string' ? URI.parse(uri) : uri,
    );
    return document && isParsed(document) ? document : undefined;
  }

  /** Ends a computation of the engine if it became obsolete. */
  private readonly checkpoint = (): void => {
    if (++this.steps % stepsBetweenChecks !== 0) return;
    builderOf(this.services.workspace.DocumentBuilder).checkpoint();
  };

  /** The topology of a root, requested for a document that it contains. */
  private view(root: LangiumDocument, asking: LangiumDocument): LazyView {
    const key = root.uri.toString();
    const kept = this.kept.get(key);
    const { generation } = this;
    // In one build, each of thousands of files may request the same topology.
    if (kept?.generation === generation && kept.byUri.get(asking.uri.toString()) === asking.parseResult.value) {
      return kept.view;
    }
    const files = this.graph
      .reach(root)
      .filter(isParsed)
      .map((document) => ({ uri: document.uri.toString(), file: document.parseResult.value as AzrouteFile }));
    if (kept && sameFiles(kept.files, files)) {
      kept.generation = generation;
      return kept.view;
    }
    const view = new LazyView(files, this.configurations.settingsFor(root.uri), kept?.view, this.checkpoint);
    const byUri = new Map(files.map(({ uri, file }) => [uri, file]));
    this.kept.set(key, { view, files, byUri, generation });
    return view;
  }
}

function isParsed(document: LangiumDocument): boolean {
  return document.parseResult.value.$type === 'AzrouteFile';
}

function sameFiles(a: readonly SourceFile[], b: readonly SourceFile[]): boolean {
  return a.length === b.length && a.every((file, i) => file.file === b[i]?.file && file.uri === b[i]?.uri);
}
