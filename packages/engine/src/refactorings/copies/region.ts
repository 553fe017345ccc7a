import { covers, overlaps, type Prefix, parentOf } from '../../address/index.js';
import type { Network, Topology, Vnet } from '../../topology/index.js';
import { devicesOf, type Part, partOf, withOwnTables } from './part.js';

/** A hub with its spokes, and the prefix that holds them and nothing else. */
export interface Region {
  readonly hub: Vnet;
  readonly part: Part;
  readonly space: Prefix;
}

/** The region of a hub; undefined if the virtual network is no hub, or if others lie between its addresses. */
export function regionOf(network: Network, hub: Vnet): Region | undefined {
  const { topology } = network;
  if (!isHub(topology, hub)) return undefined;
  const spokes = neighboursOf(network, hub).filter(
    (vnet) =>
      !isHub(topology, vnet) && neighboursOf(network, vnet).every((one) => one === hub || !isHub(topology, one)),
  );
  const part = withOwnTables(topology, partOf(topology, [hub, ...spokes]));
  const space = spaceOf(topology, part);
  return space && { hub, part, space };
}

/** The regions of the hubs with which a hub is peered. */
export function regionsBeside(network: Network, { hub, part }: Region): readonly Region[] {
  return neighboursOf(network, hub)
    .filter((vnet) => !part.vnets.includes(vnet))
    .flatMap((vnet) => regionOf(network, vnet) ?? []);
}

/** Whether a virtual network contains what serves others: appliances, gateways, a Route Server or a firewall. */
function isHub(topology: Topology, vnet: Vnet): boolean {
  return devicesOf(vnet).length > 0 || partOf(topology, [vnet]).nvas.length > 0;
}

function neighboursOf(network: Network, vnet: Vnet): readonly Vnet[] {
  return network.topology.peerings.flatMap(({ a, b }) => {
    const other = a.vnet === vnet.id ? b.vnet : b.vnet === vnet.id ? a.vnet : undefined;
    return (other !== undefined && network.vnet(other)) || [];
  });
}

/** The widest prefix that the topology names for a region, else the shortest that covers its address spaces. */
function spaceOf(topology: Topology, { vnets }: Part): Prefix | undefined {
  const own = vnets.flatMap(({ addressSpace }) => addressSpace);
  if (own.some(({ family }) => family !== 4)) return undefined;
  const others = [
    ...topology.vnets.filter((vnet) => !vnets.includes(vnet)).flatMap(({ addressSpace }) => addressSpace),
    ...topology.sites.flatMap(({ addressSpace }) => addressSpace),
  ];
  let cover = own[0];
  while (cover && !own.every((prefix) => cover && covers(cover, prefix))) cover = parentOf(cover);
  const isFree = (prefix: Prefix) => prefix.length > 0 && !others.some((other) => overlaps(other, prefix));
  if (!cover || !isFree(cover)) return undefined;
  const shortest = cover;
  const named = announced(topology).filter((prefix) => covers(prefix, shortest) && isFree(prefix));
  return named.reduce((widest, prefix) => (prefix.length < widest.length ? prefix : widest), shortest);
}

/** The prefixes that appliances announce, and to which user-defined routes lead. */
function announced({ nvas, routeTables }: Topology): readonly Prefix[] {
  return [
    ...nvas.flatMap(({ advertise }) => advertise),
    ...routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ destination }) => ('prefix' in destination ? [destination.prefix] : [])),
    ),
  ];
}
