import type { DeclId, Nva, RouteTable, Topology, Vnet } from '../../topology/index.js';

/** What belongs together and is copied together: virtual networks, and what is used in them alone. */
export interface Part {
  readonly vnets: readonly Vnet[];
  readonly nvas: readonly Nva[];
  readonly routeTables: readonly RouteTable[];
}

/** Some virtual networks with the appliances that have all their NICs in them. */
export function partOf(topology: Topology, vnets: readonly Vnet[]): Part {
  const nics = new Set(vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics.map(({ id }) => id))));
  return { vnets, nvas: topology.nvas.filter((nva) => nva.nics.every((nic) => nics.has(nic))), routeTables: [] };
}

/** A part with the route tables that no subnet of another virtual network uses. */
export function withOwnTables(topology: Topology, part: Part): Part {
  const own = tablesOf(part.vnets);
  const others = tablesOf(topology.vnets.filter((vnet) => !part.vnets.includes(vnet)));
  return { ...part, routeTables: topology.routeTables.filter(({ id }) => own.has(id) && !others.has(id)) };
}

function tablesOf(vnets: readonly Vnet[]): ReadonlySet<DeclId> {
  return new Set(vnets.flatMap(({ subnets }) => subnets.flatMap(({ routeTable }) => routeTable ?? [])));
}

/** The ids of the devices and networks in a part that statements may name. */
export function idsOfPart({ vnets, nvas, routeTables }: Part): ReadonlySet<DeclId> {
  return new Set([
    ...vnets.flatMap((vnet) => [vnet.id, ...devicesOf(vnet).map(({ id }) => id)]),
    ...nvas.map(({ id }) => id),
    ...routeTables.map(({ id }) => id),
  ]);
}

/** The gateways, Route Servers and firewalls of a virtual network. */
export function devicesOf({ vpnGateways, expressRouteGateways, routeServers, firewalls }: Vnet) {
  return [...vpnGateways, ...expressRouteGateways, ...routeServers, ...firewalls];
}
