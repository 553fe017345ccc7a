import type { Expectation, Scenario } from './expectation.js';
import type {
  BgpSession,
  Circuit,
  Connection,
  Nva,
  Peering,
  RouteTable,
  ServiceTag,
  Site,
  Tunnel,
  Vnet,
} from './model.js';
import type { HubVirtualNetworkConnection, VirtualHub, VirtualWan } from './virtual-wan.js';

/** A whole topology: one root file and its imports. Plain immutable data; the order of lists has no meaning. */
export interface Topology {
  readonly vnets: readonly Vnet[];
  readonly virtualWans: readonly VirtualWan[];
  readonly virtualHubs: readonly VirtualHub[];
  readonly peerings: readonly Peering[];
  readonly routeTables: readonly RouteTable[];
  readonly serviceTags: readonly ServiceTag[];
  readonly sites: readonly Site[];
  readonly circuits: readonly Circuit[];
  readonly connections: readonly Connection[];
  readonly hubConnections: readonly HubVirtualNetworkConnection[];
  readonly nvas: readonly Nva[];
  readonly sessions: readonly BgpSession[];
  readonly tunnels: readonly Tunnel[];
  readonly expectations: readonly Expectation[];
  readonly scenarios: readonly Scenario[];
}

/** A topology whose lists can still be added to. */
export type GrowingTopology = {
  -readonly [K in keyof Topology]: Topology[K] extends readonly (infer E)[] ? E[] : never;
};

/** A new empty topology that can be added to. */
export const newTopology = (): GrowingTopology => ({
  vnets: [],
  virtualWans: [],
  virtualHubs: [],
  peerings: [],
  routeTables: [],
  serviceTags: [],
  sites: [],
  circuits: [],
  connections: [],
  hubConnections: [],
  nvas: [],
  sessions: [],
  tunnels: [],
  expectations: [],
  scenarios: [],
});

/** The empty topology. */
export const emptyTopology: Topology = newTopology();
