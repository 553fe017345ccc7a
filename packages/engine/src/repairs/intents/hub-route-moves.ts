import { contains, type Prefix, privateNetworks } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import {
  type DeclId,
  type HubRouteTable,
  type HubVirtualNetworkConnection,
  type Network,
  servesOthers,
  type VirtualHub,
  type Vnet,
} from '../../topology/index.js';
import { connectToHub, withStatic } from '../changes/hubs.js';
import { hopsTo } from '../changes/next-hops.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { everything } from './everything.js';
import type { Goal } from './goal.js';
import type { HubEntry } from './hub-entries.js';
import { costs, type Move } from './move.js';

/** How many prefixes of a destination are tried, the longest first. */
const mostPrefixes = 2;

/**
 * W026, W031: static routes of hubs' tables to a firewall or to an appliance in a connected VNet, and those of its
 * connection, which propagate to the tables of all hubs (W035).
 */
export function* hubStatics(
  network: Network,
  goal: Goal,
  from: readonly HubEntry[],
  to: readonly HubEntry[],
): Generator<Move> {
  for (const entry of from) yield* toFirewall(goal, entry);
  const appliances = goal.via ?? indirect(network, goal);
  for (const appliance of appliances) {
    const nva = network.nva(appliance);
    const homes = nva ? network.nicsOf(nva).map(({ vnet }) => vnet) : [];
    for (const vnet of new Set(homes)) yield* throughVnet(network, goal, appliance, vnet, from, to);
  }
}

/** Static routes to a firewall that is asked for, in the table that decides about the sender's packets. */
function* toFirewall({ via = [], to, wanted }: Goal, { hub, table }: HubEntry): Generator<Move> {
  const [firewall] = hub.vnet.firewalls;
  if (!firewall || !via.includes(firewall.id) || hub.routingIntent) return;
  const isInternet = wanted === 'internet' && !isPrivateAddress(to);
  const range = privateNetworks.find((one) => contains(one, to));
  const prefixes = isInternet ? [everything] : range ? [range] : [];
  for (const prefix of prefixes) {
    const edit = withRoute(
      hub,
      table,
      [prefix],
      firewall.id,
      `lead ${prefix.text} in ${table.label} to ${firewall.label}`,
    );
    if (edit) yield { edits: [edit], cost: costs.hubRouting };
  }
}

/** The appliances of connected VNets to which the VNet of the destination is peered (W116). */
function indirect(network: Network, { to }: Goal): readonly DeclId[] {
  const homes = network.topology.vnets.filter(({ addressSpace }) => addressSpace.some((one) => contains(one, to)));
  const around = homes.flatMap(({ id }) => network.neighbours(id).map(({ vnet }) => vnet.id));
  const near = new Set(around.filter((id) => network.hubConnectionOf(id)));
  return network.topology.nvas
    .filter((nva) => network.nicsOf(nva).some(({ vnet }) => near.has(vnet.id)))
    .map(({ id }) => id)
    .sort();
}

function* throughVnet(
  network: Network,
  goal: Goal,
  appliance: DeclId,
  vnet: Vnet,
  from: readonly HubEntry[],
  to: readonly HubEntry[],
): Generator<Move> {
  const connection = network.hubConnectionOf(vnet.id);
  const hops = hopsTo(network, appliance).filter(({ address }) => address.family === goal.to.family);
  const own = hops.find(({ address }) => network.ownerIn(vnet.id, address) !== undefined);
  if (!connection || !own) return;
  for (const prefix of prefixesOf(network, goal, to)) {
    const isKnown = connection.staticRoutes.some(
      ({ prefixes, nextHop }) => nextHop.text === own.address.text && prefixes.some(({ text }) => text === prefix.text),
    );
    const inside = isKnown ? [] : [withStaticRoute(network, connection, prefix, own.address, appliance)];
    if (inside.length > 0) yield { edits: inside, cost: costs.hubRouting };
    for (const { hub, table } of from) {
      if (hub.routingIntent) continue;
      const words = `lead ${prefix.text} in ${table.label} to ${vnet.label}`;
      const edit = withRoute(hub, table, [prefix], vnet.id, words);
      if (edit) yield { edits: [edit, ...inside], cost: costs.hubRouting + inside.length * costs.hubDetour };
    }
  }
}

/** The prefixes of a destination: its subnet's, that of its VNet or site, or everything. */
function prefixesOf({ topology }: Network, { to, wanted }: Goal, entries: readonly HubEntry[]): readonly Prefix[] {
  if (wanted === 'internet' && !isPrivateAddress(to)) return [everything];
  const subnets = entries.flatMap(({ vnet }) => vnet?.subnets ?? []).flatMap(({ prefixes }) => prefixes);
  const spaces = [...topology.vnets, ...topology.sites].flatMap(({ addressSpace }) => addressSpace);
  const around = [...subnets, ...spaces].filter((one) => contains(one, to)).sort((a, b) => b.length - a.length);
  return distinctBy(around, ({ text }) => text).slice(0, mostPrefixes);
}

function withStaticRoute(
  network: Network,
  { id, label, staticRoutes }: HubVirtualNetworkConnection,
  prefix: Prefix,
  nextHop: Goal['to'],
  appliance: DeclId,
): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: id,
    fields: { staticRoutes: [...staticRoutes, { name: undefined, prefixes: [prefix], nextHop }] },
    words: `lead ${prefix.text} at ${label} to ${network.label(appliance)}`,
    size: 'attribute',
    touches: undefined,
  };
}

/** A further static route of a table of a hub; undefined if it has one for a prefix, or is built in and stays empty. */
function withRoute(
  hub: VirtualHub,
  table: HubRouteTable,
  prefixes: readonly Prefix[],
  nextHop: DeclId,
  words: string,
): TopologyEdit | undefined {
  const texts = new Set(prefixes.map(({ text }) => text));
  if (table.id === hub.noneRouteTable.id) return undefined;
  if (table.routes.some((route) => route.prefixes.some(({ text }) => texts.has(text)))) return undefined;
  const name = `to-${[...texts].join('-').replaceAll(/[./]/g, '-')}`;
  const changed = withStatic(hub, { name, prefixes, nextHop }, table);
  const fields =
    table.id === hub.defaultRouteTable.id
      ? { defaultRouteTable: changed }
      : { hubRouteTables: hub.hubRouteTables.map((one) => (one.id === table.id ? changed : one)) };
  return { kind: 'changeDeclaration', declaration: hub.id, fields, words, size: 'setting', touches: undefined };
}

/** W021: connections of VNets that have none with a hub of the other end. */
export function* connectVnets(
  network: Network,
  vnets: readonly (Vnet | undefined)[],
  entries: readonly HubEntry[],
): Generator<Move> {
  const hubs = distinctBy(
    entries.map(({ hub }) => hub),
    ({ id }) => id,
  );
  for (const vnet of vnets) {
    if (!vnet || network.virtualHub(vnet.id) || network.hubConnectionOf(vnet.id) || servesOthers(vnet)) continue;
    const isUser = network.topology.peerings.some(({ a, b }) =>
      [a, b].some((half) => half.vnet === vnet.id && half.useRemoteGateways),
    );
    if (isUser) continue;
    for (const hub of hubs) yield { edits: [connectToHub(network, hub, vnet)], cost: costs.peering };
  }
}
