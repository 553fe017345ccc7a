import { isDefaultRoute } from '../../address/index.js';
import { propagatedTables } from '../../bgp/hubs/propagated-tables.js';
import { distinctBy } from '../../collections.js';
import { isPrivateAddress } from '../../forwarding/special-addresses.js';
import { type DeclId, defaultLabel, type Network, type VirtualHub } from '../../topology/index.js';
import { connectionLabel, propagateTo, routingOf, setHub, setRouting } from '../changes/hubs.js';
import { withIntent } from '../changes/routing-intent.js';
import type { Goal, Path } from './goal.js';
import { type HubEntry, hubEntriesOf } from './hub-entries.js';
import { connectVnets, hubStatics } from './hub-route-moves.js';
import { costs, type Move } from './move.js';
import { homeOf } from './network-moves.js';

/**
 * What virtual hubs on the way of a packet, and at its ends, can change: where connections propagate and which table they
 * use, routing intent, static routes, the default route, and the connections themselves.
 */
export function* hubMoves(network: Network, goal: Goal, path: Path): Generator<Move> {
  if (network.topology.virtualHubs.length === 0 || goal.wanted === 'dropped') return;
  const sender = senderOf(network, goal);
  const receiver = homeOf(network, goal) ?? {};
  const [from, to] = [hubEntriesOf(network, sender), hubEntriesOf(network, receiver)];
  const hubs = hubsOn(network, path, [...from, ...to]);
  for (const one of from) for (const other of to) yield* sees(network, one, other);
  yield* firewalls(network, goal, path, hubs);
  for (const one of from) yield* defaultRoute(network, goal, one);
  yield* hubStatics(network, goal, from, to);
  yield* behindFirewall(network, goal, from, to);
  yield* connectVnets(network, [sender.vnet, receiver.vnet], [...from, ...to]);
  yield* preferences(hubs);
}

/** The VNet or site of a sender. */
function senderOf(network: Network, { from }: Goal): Parameters<typeof hubEntriesOf>[1] {
  const thing = network.thing(from);
  if (thing?.kind === 'site') return { site: thing.site };
  if (thing?.kind === 'host' && thing.home.kind === 'site') return { site: thing.home };
  return thing && 'vnet' in thing ? { vnet: thing.vnet } : {};
}

/** The hubs at the ends of a way and on it, in this order. */
function hubsOn(network: Network, { hops }: Path, entries: readonly HubEntry[]): readonly VirtualHub[] {
  const passed = hops.flatMap(({ device }) => {
    const thing = network.thing(device);
    const home = thing && 'vnet' in thing ? thing.vnet.id : device;
    return network.virtualHub(home) ?? [];
  });
  return distinctBy([...entries.map(({ hub }) => hub), ...passed], ({ id }) => id);
}

/** W020: the receiver's connection propagates to the table of the sender's, or the sender uses one to which it does. */
function* sees(network: Network, one: HubEntry, other: HubEntry): Generator<Move> {
  if (one.hub.routingIntent?.privateTraffic !== undefined) return;
  const tables = propagatedTables(network, other.connection);
  if (!tables.some(({ id }) => id === one.table.id)) {
    const edit = propagateTo(network, other.connection, one.table);
    if (edit) yield { edits: [edit], cost: costs.hubRouting };
  }
  if (!one.vnet) return;
  const own = [one.hub.defaultRouteTable, ...one.hub.hubRouteTables];
  for (const table of own.filter(({ id }) => id !== one.table.id)) {
    const isDefault = table.id === one.hub.defaultRouteTable.id;
    const words = `associate ${connectionLabel(network, one.connection)} with ${table.label}`;
    const change = { associatedRouteTable: isDefault ? undefined : table.id };
    const edit = setRouting(network, one.connection, change, words);
    if (edit) yield { edits: [edit], cost: costs.hubRouting + costs.hubDetour };
  }
}

/** W084: routing intent of the hubs whose firewalls are asked for; none of those whose firewalls are in the way. */
function* firewalls(
  network: Network,
  { via, to, wanted }: Goal,
  { hops }: Path,
  hubs: readonly VirtualHub[],
): Generator<Move> {
  for (const hub of hubs) {
    const [firewall] = hub.vnet.firewalls;
    if (!firewall) continue;
    const isInternet = wanted === 'internet' && !isPrivateAddress(to);
    const isAsked = via?.includes(firewall.id) ?? isInternet;
    if (isAsked) {
      const intent = withIntent(network, hub, { privateTraffic: !isInternet, internet: isInternet });
      if (intent) yield { edits: intent, cost: costs.routingIntent };
    } else if (via && hops.some(({ device }) => device === firewall.id)) {
      yield* withoutFirewall(hub, firewall.id, isInternet);
    }
  }
}

/** A hub that leads what packets pass to its firewall no more, by routing intent or by static routes. */
function* withoutFirewall(hub: VirtualHub, firewall: DeclId, isInternet: boolean): Generator<Move> {
  const { routingIntent: known, defaultRouteTable: table } = hub;
  if (known) {
    const left = { ...known, ...(isInternet ? { internet: undefined } : { privateTraffic: undefined }) };
    const isEmpty = left.internet === undefined && left.privateTraffic === undefined;
    const words = `let ${hub.label} send ${isInternet ? 'Internet' : 'private'} traffic to its firewall no more`;
    yield {
      edits: [setHub(hub, { routingIntent: isEmpty ? undefined : left }, words)],
      cost: costs.routingIntent + costs.hubDetour,
    };
  }
  const routes = table.routes.filter(
    ({ nextHop, prefixes }) => nextHop !== firewall || prefixes.some(isDefaultRoute) !== isInternet,
  );
  if (routes.length === table.routes.length) return;
  const words = `remove the static routes of ${hub.label} to its firewall`;
  yield { edits: [setHub(hub, { defaultRouteTable: { ...table, routes } }, words)], cost: costs.changeRoute };
}

/** W103: whether a connection takes the default route of its hub. */
function* defaultRoute(network: Network, { wanted }: Goal, { connection, vnet }: HubEntry): Generator<Move> {
  if (wanted !== 'internet') return;
  const isOn = routingOf(network, connection)?.enableInternetSecurity ?? vnet !== undefined;
  const label = connectionLabel(network, connection);
  const words = `let ${label} ${isOn ? 'not ' : ''}receive the default route`;
  const usual = vnet !== undefined;
  const edit = setRouting(network, connection, { enableInternetSecurity: isOn === usual ? !usual : undefined }, words);
  if (edit) yield { edits: [edit], cost: costs.flags };
}

/** W078: connections that propagate nowhere, so that static routes to the firewall decide alone. */
function* behindFirewall(
  network: Network,
  { via = [] }: Goal,
  from: readonly HubEntry[],
  to: readonly HubEntry[],
): Generator<Move> {
  for (const one of from) {
    const [firewall] = one.hub.vnet.firewalls;
    if (!firewall || !via.includes(firewall.id) || !one.table.routes.some(({ nextHop }) => nextHop === firewall.id))
      continue;
    for (const other of to) yield* silent(network, other);
  }
}

function* silent(network: Network, { hub, connection }: HubEntry): Generator<Move> {
  const known = routingOf(network, connection)?.propagation ?? { routeTables: [], labels: [defaultLabel] };
  if (known.labels.length === 0 && known.routeTables.every((id) => id === hub.noneRouteTable.id)) return;
  const propagation = { routeTables: [hub.noneRouteTable.id], labels: [] };
  const words = `propagate ${connectionLabel(network, connection)} to noneRouteTable`;
  const edit = setRouting(network, connection, { propagation }, words);
  if (edit) yield { edits: [edit], cost: costs.hubRouting };
}

/** W051 to W053: what decides between paths of the same prefix. */
function* preferences(hubs: readonly VirtualHub[]): Generator<Move> {
  for (const hub of hubs) {
    for (const hubRoutingPreference of ['ExpressRoute', 'VpnGateway', 'ASPath'] as const) {
      if (hubRoutingPreference === hub.hubRoutingPreference) continue;
      const words = `let ${hub.label} prefer ${hubRoutingPreference}`;
      yield { edits: [setHub(hub, { hubRoutingPreference }, words)], cost: costs.hubRouting + costs.hubDetour };
    }
  }
}
