import { type Checkpoint, type DeclId, newTopology, type Topology, type Vnet } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { AzrouteFile, Peering } from '../generated/ast.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import { lowerConnection } from './connection.js';
import { LoweringContext } from './context.js';
import { lowerExpectation, lowerScenario } from './expectation.js';
import { Joined } from './joined.js';
import { lowerNva } from './nva.js';
import { type Halves, lowerHalves, lowerPeering } from './peering.js';
import { lowerRouteTable } from './route-table.js';
import { lowerServiceTag } from './service-tag.js';
import { lowerSession, lowerTunnel } from './session.js';
import { lowerCircuit, lowerSite } from './site.js';
import { lowerVirtualHub, lowerVirtualWan } from './virtual-hub.js';
import { lowerVnet } from './vnet.js';

/** A parsed file of a topology. */
export interface SourceFile {
  readonly uri: string;
  readonly file: AzrouteFile;
}

/** A lowered topology with the context that contains its declarations and problems. */
export interface Lowered {
  readonly topology: Topology;
  readonly context: LoweringContext;
  /** What can be taken over the next time. */
  readonly kept: Kept;
}

/** Results of lowering statements without problems, by what they were made from. */
interface Kept {
  /** Virtual networks by their ids, with their texts. */
  readonly vnets: Map<DeclId, { readonly text: string; readonly vnet: Vnet }>;
  /** The ends of peerings by the texts of these. */
  readonly peerings: Map<string, Halves>;
}

type Statement = ast.AzrouteFile['statements'][number];

/**
 * Lowers parsed files to the engine's topology. Never throws by itself: incomplete statements are reported and left out, and all
 * others are kept.
 * @param previous the result for an earlier state of the same files
 * @param checkpoint called between the statements; it may end the lowering by throwing
 */
export function lowerTopology(
  files: readonly SourceFile[],
  symbols: SymbolTable,
  previous?: Lowered,
  checkpoint?: Checkpoint,
): Lowered {
  const context = new LoweringContext(symbols);
  const known = previous ? reusable(previous, symbols) : nothing();
  const kept = nothing();
  const topology = newTopology();
  const peered = new Map<string, Peering>();
  const tags = new Set<string>();
  const nicOwners = new Map<DeclId, string>();
  const scenarios: { readonly uri: string; readonly statement: ast.Scenario }[] = [];
  for (const { uri, file } of files) {
    context.enterFile(uri);
    const lower: { readonly [T in Statement['$type']]: (statement: ast.AzrouteAstType[T]) => void } = {
      Vnet: (statement) => keep(topology.vnets, lowerOnce(context, statement, known, kept)),
      Peering: (statement) => {
        const halves = halvesOnce(context, statement, known, kept);
        keep(topology.peerings, halves && lowerPeering(context, statement, halves, peered));
      },
      RouteTable: (statement) => keep(topology.routeTables, lowerRouteTable(context, statement)),
      ServiceTag: (statement) => keep(topology.serviceTags, lowerServiceTag(context, statement, tags)),
      Site: (statement) => keep(topology.sites, lowerSite(context, statement)),
      Circuit: (statement) => keep(topology.circuits, lowerCircuit(context, statement)),
      VirtualWan: (statement) => keep(topology.virtualWans, lowerVirtualWan(context, statement)),
      VirtualHub: (statement) => keep(topology.virtualHubs, lowerVirtualHub(context, statement)),
      Connection: (statement) => {
        const connection = lowerConnection(context, statement);
        if (connection && 'hub' in connection) topology.hubConnections.push(connection);
        else keep(topology.connections, connection);
      },
      Nva: (statement) => keep(topology.nvas, lowerNva(context, statement, nicOwners)),
      BgpSession: (statement) => keep(topology.sessions, lowerSession(context, statement)),
      Tunnel: (statement) => keep(topology.tunnels, lowerTunnel(context, statement)),
      Expectation: (statement) => keep(topology.expectations, lowerExpectation(context, statement)),
      Scenario: (statement) => scenarios.push({ uri, statement }),
      // Imported files are lowered themselves.
      Import: () => undefined,
    };
    // The parser may have created other nodes from a text with errors.
    for (const statement of file.statements) {
      checkpoint?.();
      (lower[statement.$type] as ((statement: Statement) => void) | undefined)?.(statement);
    }
  }
  // What is down can be declared in any file, before or after the scenario.
  const joined = new Joined(topology);
  for (const { uri, statement } of scenarios) {
    context.enterFile(uri);
    keep(topology.scenarios, lowerScenario(context, statement, joined));
  }
  return { topology, context, kept };
}

/** If more names than this come and go, everything is lowered again. */
const mostNames = 20;

/** What can be taken over with other symbols: that whose text contains none of the names that differ. */
function reusable({ context, kept }: Lowered, symbols: SymbolTable): Kept {
  const differing = symbols.differingNames(context.symbols, mostNames);
  if (!differing) return nothing();
  if (differing.size === 0) return kept;
  const names = [...differing];
  const isSame = (text: string) => !names.some((name) => text.includes(name));
  return {
    vnets: new Map([...kept.vnets].filter(([, { text }]) => isSame(text))),
    peerings: new Map([...kept.peerings].filter(([text]) => isSame(text))),
  };
}

function nothing(): Kept {
  return { vnets: new Map(), peerings: new Map() };
}

/** Lowers a virtual network, unless the same text was lowered without problems before, as most of a large file was. */
function lowerOnce(context: LoweringContext, node: ast.Vnet, known: Kept, kept: Kept): Vnet | undefined {
  const id = context.declarationOf(node)?.id;
  const text = node.$cstNode?.text;
  const before = id === undefined ? undefined : known.vnets.get(id);
  const problems = context.problems.length;
  const vnet = before && before.text === text ? before.vnet : lowerVnet(context, node);
  if (vnet && text !== undefined && context.problems.length === problems) kept.vnets.set(vnet.id, { text, vnet });
  return vnet;
}

/** Lowers the ends of a peering, unless the same text was lowered without problems before. */
function halvesOnce(context: LoweringContext, node: ast.Peering, known: Kept, kept: Kept): Halves | undefined {
  const text = node.$cstNode?.text;
  const problems = context.problems.length;
  const halves = (text === undefined ? undefined : known.peerings.get(text)) ?? lowerHalves(context, node);
  if (halves && text !== undefined && context.problems.length === problems) kept.peerings.set(text, halves);
  return halves;
}

function keep<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
