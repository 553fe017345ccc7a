import { contains, type Prefix } from '../../address/index.js';
import type { BgpRoute } from '../../bgp/route.js';
import type { End } from '../../forwarding/end.js';
import type { Decision, Hop, Trace } from '../../forwarding/trace.js';
import type { Cause, DeclId, Network, Nva, Peering, Thing } from '../../topology/index.js';
import type { Flow } from '../flows/flows.js';
import { worstLeaf } from '../walk-places.js';

/** How and where the packets of a flow are dropped. */
export interface Drop {
  readonly end: End;
  readonly reason: Cause;
  /** The decision before the drop; undefined if a device had no matching route. */
  readonly decision: Decision | undefined;
  /** The devices that forwarded the packet before it was dropped. */
  readonly hops: readonly Hop[];
  /** The device that drops the packet; undefined if it is dropped at the sender. */
  readonly last: Hop | undefined;
  /** Whether some of the equal-cost paths deliver the packet. */
  readonly partial: boolean;
}

/** The drop in which a flow ends. */
export function dropOf(trace: Trace): Drop {
  const leaf = worstLeaf(trace);
  const hops = hopsOf(trace);
  const last = hops.at(-1);
  const decisions = leaf.hops.length > 0 ? leaf.hops.at(-1)?.decisions : leaf.first;
  return {
    end: leaf.end,
    reason: leaf.reason,
    decision: (decisions ?? []).at(-1) ?? trace.hops.at(-1)?.decisions.at(-1),
    hops,
    last,
    partial: trace.branches.some(({ verdict }) => verdict !== 'dropped' && verdict !== 'loop'),
  };
}

/** The devices on the way to the worst end. */
function hopsOf(trace: Trace): readonly Hop[] {
  const branch = trace.branches.find(({ verdict }) => verdict === trace.verdict);
  return [...trace.hops, ...(branch ? hopsOf(branch) : [])];
}

/** The static route of a router on premises that decided. */
export function staticRouteOf({ decision }: Drop): BgpRoute | undefined {
  return decision?.bgpRoute?.own?.kind === 'static' ? decision.bgpRoute : undefined;
}

/**
 * The appliance that attracted the packets by advertising a prefix that contains their destination, and that drops
 * them.
 */
export function advertiserOf(network: Network, flow: Flow, { last, end }: Drop): Nva | undefined {
  const nva = last?.kind === 'nva' ? network.nva(last.device) : undefined;
  if (!nva || end.kind === 'peeringWithoutAccess') return undefined;
  return announcedBy(network, nva.id).some((prefix) => contains(prefix, flow.destination)) ? nva : undefined;
}

/** What an appliance announces by itself: to everybody, and on single sessions. */
export function announcedBy(network: Network, nva: DeclId): readonly Prefix[] {
  const sent = network.topology.sessions.flatMap(({ a, b }) =>
    [a, b].flatMap(({ device, policy }) => (device === nva ? policy.advertise : [])),
  );
  return [...(network.nva(nva)?.advertise ?? []), ...sent];
}

/** Whether somebody meant these packets to arrive: a device forwarded them, or a BGP or user-defined route decided. */
export function wasSteered({ hops, decision, last }: Drop): boolean {
  if (hops.length > 0) return true;
  if (last) return true;
  return decision?.row !== undefined && decision.row.source !== 'Default';
}

/** Whether a user-defined route to None on the sender's own subnet drops the packets, as its author intends. */
export function isIntended({ hops, end }: Drop): boolean {
  return hops.length === 0 && end.kind === 'userNone';
}

/** The declarations whose mistake would explain the drop. */
export function suspects(network: Network, flow: Flow, { reason, decision, hops }: Drop): readonly DeclId[] {
  const ids = new Set<DeclId>(reason.declarations);
  for (const id of decision?.row?.cause.declarations ?? []) ids.add(id);
  for (const id of decision?.row?.nextHops.flatMap(({ cause }) => cause.declarations) ?? []) ids.add(id);
  const at = decision && network.nic(decision.at)?.subnet;
  for (const table of [flow.from.subnet?.routeTable, at?.routeTable]) {
    if (table !== undefined && network.routeTable(table)?.disableBgpRoutePropagation) ids.add(table);
  }
  // Without a flag that it needs, a peering hides prefixes from gateways and Route Servers.
  const vnets = [flow.from.vnet?.id, flow.to?.vnet?.id, ...hops.map(({ device }) => vnetOf(network, device))];
  const passed = new Set(vnets.filter((id) => id !== undefined));
  for (const vnet of [flow.from.vnet?.id, flow.to?.vnet?.id]) {
    if (vnet === undefined) continue;
    for (const { peering, vnet: other } of network.neighbours(vnet)) if (passed.has(other.id)) ids.add(peering.id);
    for (const { id } of incompletePeerings(network, vnet, passed)) ids.add(id);
  }
  return [...ids].filter((id) => {
    const kind = network.thing(id)?.kind;
    return kind === undefined || explains[kind];
  });
}

/** Peerings of a VNet that are one-sided, or where only one half has its flag of gateway transit (R080, R084). */
function incompletePeerings(network: Network, vnet: DeclId, passed: ReadonlySet<DeclId>): readonly Peering[] {
  const alone = oneSidedPeerings(network.topology.peerings).filter(
    ({ a, b }) => (a.vnet === vnet || b.vnet === vnet) && passed.has(a.vnet) && passed.has(b.vnet),
  );
  const flagged =
    network.hubOf(vnet) === undefined
      ? network
          .neighbours(vnet)
          .filter(({ local, remote }) => local.useRemoteGateways !== remote.allowGatewayTransit)
          .map(({ peering }) => peering)
      : [];
  return [...alone, ...flagged];
}

function oneSidedPeerings(peerings: readonly Peering[]): readonly Peering[] {
  const known = oneSided.get(peerings) ?? peerings.filter((peering) => peering.oneSided);
  oneSided.set(peerings, known);
  return known;
}

/** Computed once for all packets of a topology. */
const oneSided = new WeakMap<readonly Peering[], readonly Peering[]>();

/**
 * The kinds of thing for which one mistake explains lost packets. A finding at a device or a VNet may be about
 * something else. Routes, peerings, sessions and connections are no things; a mistake in one of them always explains
 * the loss.
 */
const explains: Readonly<Record<Thing['kind'], boolean>> = {
  vnet: false,
  subnet: false,
  nic: false,
  loadBalancer: false,
  privateEndpoint: false,
  vpnGateway: false,
  expressRouteGateway: false,
  routeServer: false,
  firewall: false,
  virtualWan: false,
  virtualHub: false,
  hubRouteTable: true,
  routeTable: true,
  site: false,
  router: false,
  host: false,
  circuit: false,
  nva: false,
  tunnel: true,
};

function vnetOf(network: Network, device: DeclId): DeclId | undefined {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.id;
  return thing && 'vnet' in thing ? thing.vnet.id : undefined;
}
