import {
  type Checkpoint,
  createSnapshot,
  type DeclId,
  type Settings,
  type Snapshot,
  type Topology,
} from '@azroute/engine';
import type { AstNode, Reference } from 'langium';
import type { Range } from 'vscode-languageserver-types';
import type { AzrouteFile } from '../generated/ast.js';
import { type Lowered, lowerTopology, type SourceFile } from '../lowering/lower.js';
import { propertyNode } from '../parser/property-nodes.js';
import { resolveAt } from '../references/resolve.js';
import type { DeclKind, UnnamedKind } from '../symbols/declaration.js';
import { declarationsOf } from '../symbols/file-symbols.js';
import { compareNames } from '../symbols/order.js';
import { type Resolution, SymbolTable } from '../symbols/symbol-table.js';
import { checkTopology } from '../validation/check-topology.js';
import type { Problem } from '../validation/problem.js';
import { share } from './share.js';

/** The location of a declaration: its document, the whole declaration, and its name (or what identifies it). */
export interface Place {
  readonly uri: string;
  readonly range: Range;
  readonly nameRange: Range;
}

/** The topology of a root file and everything that it imports. Immutable; everything is computed on demand. */
export interface TopologyView {
  /** URI of the root document. */
  readonly root: string;
  /** URIs of all documents, the root first. */
  readonly documents: readonly string[];
  readonly topology: Topology;
  /** The engine's results; the same object as long as nothing that affects the engine has changed. */
  readonly snapshot: Snapshot;
  /** The problems in the texts, with their locations. */
  readonly problems: readonly Problem[];
  /** The location of a declaration. */
  place(id: DeclId): Place | undefined;
  /** The syntax tree of a declaration, and its document. */
  nodeOf(id: DeclId): { readonly uri: string; readonly node: AstNode } | undefined;
  /** The id of what a node declares, or of what its one reference refers to. */
  declarationAt(node: AstNode): DeclId | undefined;
  /** What a reference to a thing of one of these kinds refers to. */
  resolve(reference: string, kinds: readonly DeclKind[]): Resolution;
  /** References to all things of some kinds, in alphabetical order. */
  namesOf(kinds: readonly DeclKind[]): readonly string[];
  /** The kind of a declaration; undefined if the texts don't contain it. */
  kindOf(id: DeclId): DeclKind | UnnamedKind | undefined;
  /** The shortest unambiguous reference to a declaration; for one without a name, what identifies it. */
  labelOf(id: DeclId): string;
  /** The view of the same files with the same imports, of which some, by URI, have other trees. */
  withFiles(files: ReadonlyMap<string, AzrouteFile>): TopologyView;
}

/** The view of the topology of some parsed files. */
export class LazyView implements TopologyView {
  readonly root: string;
  readonly documents: readonly string[];
  private readonly files: readonly SourceFile[];
  private readonly settings: Settings;
  private previous: LazyView | undefined;
  private symbolTable: SymbolTable | undefined;
  private lowered: Lowered | undefined;
  private shared: Topology | undefined;
  private computed: Snapshot | undefined;
  private found: readonly Problem[] | undefined;
  private foundIn: ReadonlyMap<string, readonly Problem[]> | undefined;

  /**
   * @param previous the view of an earlier state of the same root, whose unchanged parts are reused
   * @param checkpoint called between the steps of the engine's computations; it may end them by throwing
   */
  constructor(
    files: readonly SourceFile[],
    settings: Settings,
    previous?: LazyView,
    private readonly checkpoint?: Checkpoint,
  ) {
    this.files = files;
    this.root = files[0]?.uri ?? '';
    this.documents = files.map((file) => file.uri);
    this.settings = settings;
    // A view from which nothing was requested has nothing to reuse.
    this.previous = previous?.lowered || previous?.shared ? previous : previous?.previous;
  }

  /** The names of the topology. */
  get symbols(): SymbolTable {
    this.symbolTable ??= new SymbolTable(this.files.map(({ file, uri }) => declarationsOf(file, uri)));
    return this.symbolTable;
  }

  get topology(): Topology {
    if (!this.shared) {
      const { topology } = this.lower();
      this.shared = this.previous ? share(this.previous.newestTopology(), topology) : topology;
      this.computed = this.previous?.computed;
      this.previous = undefined;
    }
    return this.shared;
  }

  get snapshot(): Snapshot {
    const { topology } = this;
    this.computed = createSnapshot(topology, this.settings, this.computed, { checkpoint: this.checkpoint });
    return this.computed;
  }

  withFiles(files: ReadonlyMap<string, AzrouteFile>): LazyView {
    const changed = this.files.map(({ uri, file }) => ({ uri, file: files.get(uri) ?? file }));
    return new LazyView(changed, this.settings, this, this.checkpoint);
  }

  /** Lets go of what only proofs of repairs need. */
  rest(): void {
    this.computed?.rest();
  }

  get problems(): readonly Problem[] {
    // Computing the topology releases the previous view.
    void this.topology;
    this.found ??= [...this.lower().context.problems, ...checkTopology(this.lower())];
    return this.found;
  }

  /** The problems in one of the documents. */
  problemsIn(uri: string): readonly Problem[] {
    if (!this.foundIn) {
      const byUri = new Map(this.documents.map((document) => [document, [] as Problem[]]));
      for (const problem of this.problems) byUri.get(problem.uri)?.push(problem);
      this.foundIn = byUri;
    }
    return this.foundIn.get(uri) ?? [];
  }

  place(id: DeclId): Place | undefined {
    const named = this.symbols.get(id);
    if (named) return placeOf(named.node, named.uri, ['name']);
    const unnamed = this.lower().context.unnamed.get(id);
    return unnamed && placeOf(unnamed.node, unnamed.uri, identifyingProperty[unnamed.node.$type]);
  }

  nodeOf(id: DeclId): { readonly uri: string; readonly node: AstNode } | undefined {
    return this.symbols.get(id) ?? this.lower().context.unnamed.get(id);
  }

  declarationAt(node: AstNode): DeclId | undefined {
    const own = this.symbols.of(node)?.id ?? this.lower().context.idOfUnnamed.get(node);
    if (own !== undefined) return own;
    const property = referenceProperty[node.$type];
    const reference = property && (node as unknown as Record<string, Reference | undefined>)[property];
    if (!reference) return undefined;
    const found = resolveAt(this.symbols, node, property, reference.$refText);
    return 'declaration' in found ? found.declaration.id : undefined;
  }

  resolve(reference: string, kinds: readonly DeclKind[]): Resolution {
    return this.symbols.resolve(reference, kinds);
  }

  namesOf(kinds: readonly DeclKind[]): readonly string[] {
    const { symbols } = this;
    const named = [...symbols.all()].filter(({ kind }) => kinds.includes(kind));
    return named.map((declaration) => symbols.label(declaration)).sort(compareNames);
  }

  labelOf(id: DeclId): string {
    const named = this.symbols.get(id);
    if (named) return this.symbols.label(named);
    return this.lower().context.unnamed.get(id)?.label ?? id;
  }

  kindOf(id: DeclId): DeclKind | UnnamedKind | undefined {
    return this.symbols.get(id)?.kind ?? this.lower().context.unnamed.get(id)?.kind;
  }

  private lower(): Lowered {
    this.lowered ??= lowerTopology(this.files, this.symbols, this.previous?.lowered, this.checkpoint);
    return this.lowered;
  }

  /** The topology if it was computed, otherwise the previous view's: good enough to share parts with. */
  private newestTopology(): Topology {
    return this.shared ?? this.previous?.newestTopology() ?? this.topology;
  }
}

/** The properties that identify a declaration without a name in the text. */
const identifyingProperty: Record<string, readonly string[]> = {
  UserRoute: ['prefix', 'serviceTag'],
  OsRoute: ['prefix'],
  RouterRoute: ['prefix'],
  ServiceTag: ['tag'],
};

/** The property that contains the only reference of a node. */
const referenceProperty: Record<string, string> = {
  PeeringEnd: 'vnet',
  ConnectionEnd: 'device',
  SessionEnd: 'device',
  TunnelEnd: 'device',
  Attribute: 'subnet',
  Endpoint: 'target',
  Down: 'target',
  OsRoute: 'via',
  RouterRoute: 'via',
};

function placeOf(node: AstNode, uri: string, properties: readonly string[] = []): Place | undefined {
  const cst = node.$cstNode;
  if (!cst) return undefined;
  const [name] = properties.flatMap((property) => propertyNode(node, property)?.range ?? []);
  return { uri, range: cst.range, nameRange: name ?? endsRange(node) ?? cst.range };
}

/** The range from the first end of a two-ended statement to the second one. */
function endsRange(node: AstNode): Range | undefined {
  const { a, b } = node as { a?: AstNode; b?: AstNode };
  if (!a?.$cstNode || !b?.$cstNode) return undefined;
  return { start: a.$cstNode.range.start, end: b.$cstNode.range.end };
}
