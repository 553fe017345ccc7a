import { append } from '../../collections.js';
import {
  type DeclId,
  defaultLabel,
  endOfHub,
  type HubRouteTable,
  hubsOfWan,
  type Network,
  type RoutingConfiguration,
  tablesOf,
  type VirtualHub,
  wanOf,
} from '../../topology/index.js';

/** What a route table is called that collects routes: one of a hub's tables, or the routes of its firewall (W079). */
export type HubTableId = DeclId;

/** A table that collects routes in a hub. */
export interface CollectingTable {
  readonly id: HubTableId;
  readonly hub: VirtualHub;
  /** Undefined for the routes of a firewall. */
  readonly table: HubRouteTable | undefined;
  /** Ids of the connections of its own hub that propagate to it. */
  readonly locals: ReadonlySet<DeclId>;
  /** Those of them that are branches or pools: gateways tell it their routes. */
  readonly branches: readonly DeclId[];
}

/** The connections of a hub whose best routes some tables of other hubs receive (W056). */
export interface HubExport {
  readonly id: string;
  readonly hub: VirtualHub;
  readonly connections: ReadonlySet<DeclId>;
  /** Those of them that are branches or pools. */
  readonly branches: readonly DeclId[];
  readonly tables: readonly HubTableId[];
}

/** How the routes of all hubs propagate (W012–W019). */
export interface HubPropagation {
  readonly tables: readonly CollectingTable[];
  readonly exports: readonly HubExport[];
  /** The prefixes of all hubs, which never cross hubs (W007). */
  readonly hubPrefixes: ReadonlySet<string>;
  /** Whether branches that are connected to VPN gateways may learn of other branches (W067). */
  branchToBranch(hub: VirtualHub): boolean;
  /** Whether the connection passes 0.0.0.0/0 on to its far end (W103). */
  receivesDefaultRoute(connection: DeclId): boolean;
}

/** The id of the label to which a pool of point-to-site clients propagates in place of a connection. */
export const poolsOf = (hub: VirtualHub): DeclId => `${hub.id}#pools`;

/** The propagation of a topology's hubs. */
export function hubPropagation(network: Network): HubPropagation {
  let known = propagations.get(network);
  if (!known) {
    known = compute(network);
    propagations.set(network, known);
  }
  return known;
}

const propagations = new WeakMap<Network, HubPropagation>();

/** A connection of a hub with the tables to which it propagates. */
interface Propagating {
  readonly id: DeclId;
  readonly hub: VirtualHub;
  readonly targets: ReadonlySet<HubTableId>;
  readonly isBranch: boolean;
}

function branchesOf(all: readonly Propagating[]): DeclId[] {
  return all.filter(({ isBranch }) => isBranch).map(({ id }) => id);
}

function compute(network: Network): HubPropagation {
  const { virtualHubs, virtualWans } = network.topology;
  const connections = virtualHubs.flatMap((hub) => propagatingOf(network, hub));
  const byHub = new Map<DeclId, Propagating[]>();
  for (const one of connections) append(byHub, one.hub.id, one);
  const tables = virtualHubs.flatMap((hub) =>
    collecting(hub).map((own): CollectingTable => {
      const isFirewall = own.table === undefined;
      const locals = (byHub.get(hub.id) ?? []).filter(({ targets }) => isFirewall || targets.has(own.id));
      return { ...own, hub, locals: new Set(locals.map(({ id }) => id)), branches: branchesOf(locals) };
    }),
  );
  const withDefaultRoute = new Set<DeclId>();
  for (const { id, routing } of network.topology.hubConnections) {
    if (routing.enableInternetSecurity ?? true) withDefaultRoute.add(id);
  }
  for (const connection of network.topology.connections) {
    if (endOfHub(connection)?.routing?.enableInternetSecurity) withDefaultRoute.add(connection.id);
  }
  return {
    tables,
    hubPrefixes: new Set(virtualHubs.flatMap(({ vnet }) => vnet.addressSpace.map(({ text }) => text))),
    exports: virtualHubs.flatMap((hub) => exportsOf(network, hub, byHub.get(hub.id) ?? [], tables)),
    branchToBranch: (hub) =>
      virtualWans.find(({ id }) => id === wanOf(network.topology, hub))?.allowBranchToBranchTraffic ?? true,
    receivesDefaultRoute: (connection) => withDefaultRoute.has(connection),
  };
}

/** The tables of a hub that collect routes: all but `noneRouteTable` (W013), and the routes of its firewall (W079). */
function collecting(hub: VirtualHub): { readonly id: HubTableId; readonly table: HubRouteTable | undefined }[] {
  const tables = tablesOf(hub).filter((table) => table !== hub.noneRouteTable);
  const [firewall] = hub.vnet.firewalls;
  return [
    ...tables.map((table) => ({ id: table.id, table })),
    ...(firewall ? [{ id: firewallTableId(firewall.id), table: undefined }] : []),
  ];
}

/** The id of the routes of a hub's firewall. */
export function firewallTableId(firewall: DeclId): HubTableId {
  return `${firewall}#routes`;
}

function propagatingOf(network: Network, hub: VirtualHub): Propagating[] {
  const wan = hubsOfWan(network.topology, hub);
  const byDefault = tablesWithLabels(wan, [defaultLabel]);
  const targetsOf = (routing: RoutingConfiguration | undefined) => {
    // W086: a hub with routing intent decides by itself; its specifics are those of the firewall (section 16, step 4).
    const propagation = hub.routingIntent ? undefined : routing?.propagation;
    if (!propagation) return byDefault;
    const named = propagation.routeTables.filter((id) => id !== hub.noneRouteTable.id);
    return new Set([...named, ...tablesWithLabels(wan, propagation.labels)]);
  };
  const vnets = network.hubConnectionsOf(hub.id);
  const branches = [...hub.vnet.vpnGateways.slice(0, 1), ...hub.vnet.expressRouteGateways.slice(0, 1)].flatMap(
    ({ id }) => network.connectionsOf(id),
  );
  return [
    ...vnets.map(({ id, routing }) => ({ id, hub, targets: targetsOf(routing), isBranch: false })),
    ...branches.map((one) => ({ id: one.id, hub, targets: targetsOf(endOfHub(one)?.routing), isBranch: true })),
    { id: poolsOf(hub), hub, targets: byDefault, isBranch: true },
  ];
}

/** The tables of some hubs that carry one of the labels (W015). */
function tablesWithLabels(hubs: readonly VirtualHub[], labels: readonly string[]): ReadonlySet<HubTableId> {
  const tables = hubs.flatMap((hub) => tablesOf(hub));
  return new Set(tables.filter((table) => table.labels.some((label) => labels.includes(label))).map(({ id }) => id));
}

/** W056: what a hub tells tables of other hubs, together for those to which the same of its connections propagate. */
function exportsOf(
  network: Network,
  hub: VirtualHub,
  own: readonly Propagating[],
  tables: readonly CollectingTable[],
): HubExport[] {
  const groups = new Map<string, Omit<HubExport, 'id' | 'hub'> & { readonly tables: HubTableId[] }>();
  const wan = new Set(hubsOfWan(network.topology, hub));
  for (const { id, hub: other, table } of tables) {
    if (other === hub || !wan.has(other)) continue;
    const reaching = table ? own.filter(({ targets }) => targets.has(id)) : own;
    if (reaching.length === 0) continue;
    const connections = reaching.map((one) => one.id);
    const key = connections.join();
    const known = groups.get(key);
    if (known) known.tables.push(id);
    else groups.set(key, { connections: new Set(connections), branches: branchesOf(reaching), tables: [id] });
  }
  return [...groups.values()].map((group, i) => ({ id: `${hub.id}>${i}`, hub, ...group }));
}
