import { contains, type Prefix } from '../../address/index.js';
import type { Decision, Hop, Trace } from '../../forwarding/trace.js';
import type { Cause, DeclId, Network, Nva, Peering } from '../../topology/index.js';
import type { Flow } from '../flows/flows.js';
import { worstLeaf } from '../walk-places.js';

/** How and where the packets of a flow are dropped. */
export interface Drop {
  readonly reason: Cause;
  /** The decision before the drop; undefined if a device had no route to decide by. */
  readonly decision: Decision | undefined;
  /** The devices that forwarded the packet before. */
  readonly hops: readonly Hop[];
  /** The device at which it ends; undefined at the sender itself. */
  readonly last: Hop | undefined;
  /** Some of the equal-cost paths deliver. */
  readonly partial: boolean;
}

/** The drop in which a flow ends. */
export function dropOf(trace: Trace): Drop {
  const leaf = worstLeaf(trace);
  const hops = hopsOf(trace);
  const last = hops.at(-1);
  const decisions = leaf.hops.length > 0 ? leaf.hops.at(-1)?.decisions : leaf.first;
  return {
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

/** The appliance that attracted the packets by advertising a prefix that holds their destination, and where they end. */
export function advertiserOf(network: Network, flow: Flow, { last, reason }: Drop): Nva | undefined {
  const nva = last?.kind === 'nva' ? network.nva(last.device) : undefined;
  if (!nva || reason.rule === 'R081') return undefined;
  const covers = (prefix: Prefix) => contains(prefix, flow.destination);
  if (nva.advertise.some(covers)) return nva;
  const sent = network.topology.sessions.flatMap(({ a, b }) =>
    [a, b].flatMap(({ device, policy }) => (device === nva.id ? policy.advertise : [])),
  );
  return sent.some(covers) ? nva : undefined;
}

/** Whether somebody meant these packets to go on: a device forwarded them, or a route of BGP or of the user decided. */
export function wasSteered({ hops, decision, last }: Drop): boolean {
  if (hops.length > 0) return true;
  if (last) return true;
  return decision?.row !== undefined && decision.row.source !== 'Default';
}

/** Whether the packets end by a user-defined route to None on the sender's own subnet: its author wants just that. */
export function isWanted({ hops, reason }: Drop): boolean {
  return hops.length === 0 && reason.rule === 'R065';
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
  // A peering with a missing flag keeps prefixes away from gateways and Route Servers.
  const vnets = [flow.from.vnet?.id, flow.to?.vnet?.id, ...hops.map(({ device }) => vnetOf(network, device))];
  const passed = new Set(vnets.filter((id) => id !== undefined));
  for (const vnet of [flow.from.vnet?.id, flow.to?.vnet?.id]) {
    if (vnet === undefined) continue;
    for (const { peering, vnet: other } of network.neighbours(vnet)) if (passed.has(other.id)) ids.add(peering.id);
    for (const id of halfDone(network, vnet, passed)) ids.add(id);
  }
  return [...ids].filter((id) => explains.has(id.slice(0, id.indexOf(':'))));
}

/** Peerings of a VNet of which one half is missing, or has a flag of gateway transit that the other half lacks (R080, R084). */
function halfDone(network: Network, vnet: DeclId, passed: ReadonlySet<DeclId>): readonly DeclId[] {
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
  return [...alone, ...flagged].map(({ id }) => id);
}

function oneSidedPeerings(peerings: readonly Peering[]): readonly Peering[] {
  const known = oneSided.get(peerings) ?? peerings.filter((peering) => peering.oneSided);
  oneSided.set(peerings, known);
  return known;
}

/** Found once for all packets of a topology. */
const oneSided = new WeakMap<readonly Peering[], readonly Peering[]>();

/** The kinds of declaration of which one mistake explains lost packets; devices and networks have other findings too. */
const explains: ReadonlySet<string> = new Set(['route', 'routeTable', 'peering', 'bgp', 'connection', 'tunnel']);

function vnetOf(network: Network, device: DeclId): DeclId | undefined {
  const thing = network.thing(device);
  if (thing?.kind === 'nva') return network.nicsOf(thing.nva)[0]?.vnet.id;
  return thing && 'vnet' in thing ? thing.vnet.id : undefined;
}
