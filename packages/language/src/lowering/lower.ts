import type { DeclId, Topology } from '@azroute/engine';
import type { AzrouteFile, Peering } from '../generated/ast.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import { lowerConnection } from './connection.js';
import { LoweringContext } from './context.js';
import { lowerExpectation, lowerScenario } from './expectation.js';
import { lowerNva } from './nva.js';
import { lowerPeering } from './peering.js';
import { lowerRouteTable } from './route-table.js';
import { lowerSession, lowerTunnel } from './session.js';
import { lowerCircuit, lowerSite } from './site.js';
import { lowerVnet } from './vnet.js';

/** A parsed file of a topology. */
export interface SourceFile {
  readonly uri: string;
  readonly file: AzrouteFile;
}

/** A lowered topology with the context that knows its places and problems. */
export interface Lowered {
  readonly topology: Topology;
  readonly context: LoweringContext;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/**
 * Lowers parsed files to the engine's topology. Never throws: what is not complete is left out, with its problem, and
 * everything beside it is kept.
 */
export function lowerTopology(files: readonly SourceFile[], symbols: SymbolTable): Lowered {
  const context = new LoweringContext(symbols);
  const topology: Mutable<Topology> = {
    vnets: [],
    peerings: [],
    routeTables: [],
    sites: [],
    circuits: [],
    connections: [],
    nvas: [],
    sessions: [],
    tunnels: [],
  };
  const peered = new Map<string, Peering>();
  const nicOwners = new Map<DeclId, string>();
  for (const { uri, file } of files) {
    context.enterFile(uri);
    for (const statement of file.statements) {
      switch (statement.$type) {
        case 'Vnet':
          keep(topology.vnets, lowerVnet(context, statement));
          break;
        case 'Peering':
          keep(topology.peerings, lowerPeering(context, statement, peered));
          break;
        case 'RouteTable':
          keep(topology.routeTables, lowerRouteTable(context, statement));
          break;
        case 'Site':
          keep(topology.sites, lowerSite(context, statement));
          break;
        case 'Circuit':
          keep(topology.circuits, lowerCircuit(context, statement));
          break;
        case 'Connection':
          keep(topology.connections, lowerConnection(context, statement));
          break;
        case 'Nva':
          keep(topology.nvas, lowerNva(context, statement, nicOwners));
          break;
        case 'BgpSession':
          keep(topology.sessions, lowerSession(context, statement));
          break;
        case 'Tunnel':
          keep(topology.tunnels, lowerTunnel(context, statement));
          break;
        case 'Expectation':
          lowerExpectation(context, statement);
          break;
        case 'Scenario':
          lowerScenario(context, statement);
          break;
      }
    }
  }
  return { topology, context };
}

function keep<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}
