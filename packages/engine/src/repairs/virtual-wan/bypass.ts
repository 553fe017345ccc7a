import { covers, isDefaultRoute, type Prefix, privateNetworks } from '../../address/index.js';
import { propagatedTables } from '../../bgp/hubs/propagated-tables.js';
import type { Finding } from '../../findings/finding.js';
import { bypassedFirewall } from '../../findings/virtual-wan/bypass.js';
import {
  type DeclId,
  defaultLabel,
  deployedFirewall,
  type HubRoute,
  type Network,
  type VirtualHub,
} from '../../topology/index.js';
import { connectionLabel, ownHubOf, routingOf, setHub, setRouting } from '../changes/hubs.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W078: routing intent in place of the static routes, or propagation to none for the connection that leaks. */
export const closeBypass: Repairer = { mends: [bypassedFirewall], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration }: Finding): Generator<Candidate> {
  const connection = connectionAt(network, declaration);
  const hub = connection === undefined ? undefined : hubWithBypass(network, connection);
  if (connection === undefined || !hub) return;
  const intent = withIntent(network, hub);
  if (intent) yield { edits: intent, standing: 'preferred' };
  // Of its own hub, which need not be the one with the firewall (W013).
  const own = ownHubOf(network, connection);
  if (!own) return;
  const none = { routeTables: [own.noneRouteTable.id], labels: [] };
  const words = `propagate ${connectionLabel(network, connection)} to noneRouteTable`;
  const closed = setRouting(network, connection, { propagation: none }, words);
  if (closed) yield { edits: [closed], standing: 'offered' };
}

/** The connection that brings the routes; for a BGP peer, that of its network. */
function connectionAt(network: Network, declaration: DeclId): DeclId | undefined {
  const session = network.topology.sessions.find(({ id }) => id === declaration);
  if (!session) return declaration;
  const nva = network.nva(session.a.device) ?? network.nva(session.b.device);
  const connections = nva ? network.nicsOf(nva).flatMap(({ vnet }) => network.hubConnectionOf(vnet.id) ?? []) : [];
  return connections[0]?.id;
}

/** The hub whose default table has static routes to the firewall and specifics of the connection. */
function hubWithBypass(network: Network, connection: DeclId): VirtualHub | undefined {
  const tables = new Set(propagatedTables(network, connection).map(({ id }) => id));
  return network.topology.virtualHubs.find((hub) => tables.has(hub.defaultRouteTable.id) && toFirewall(hub).length > 0);
}

function toFirewall(hub: VirtualHub): readonly HubRoute[] {
  return hub.defaultRouteTable.routes.filter(({ nextHop }) => deployedFirewall(hub, nextHop));
}

/**
 * W085: the hub has no custom tables and no static routes to connections. What routing intent brings by itself goes, and
 * what it does not stays as additional private prefixes.
 */
function withIntent(network: Network, hub: VirtualHub): readonly TopologyEdit[] | undefined {
  const [firewall] = hub.vnet.firewalls;
  const routes = toFirewall(hub);
  if (!firewall || hub.hubRouteTables.length > 0 || routes.length < hub.defaultRouteTable.routes.length)
    return undefined;
  const all = routes.flatMap(({ prefixes }) => prefixes);
  const isImplied = (one: Prefix) => isDefaultRoute(one) || privateNetworks.some((around) => covers(around, one));
  const kept = routes.flatMap((route) => {
    const left = route.prefixes.filter((one) => !isImplied(one));
    return left.length > 0 ? [{ ...route, prefixes: left }] : [];
  });
  const internet = hub.routingIntent?.internet ?? (all.some(isDefaultRoute) ? firewall.id : undefined);
  const routingIntent = {
    id: hub.routingIntent?.id ?? `routingIntent:${hub.name}`,
    privateTraffic: firewall.id,
    internet,
  };
  const defaultRouteTable = { ...hub.defaultRouteTable, routes: kept };
  return [
    setHub(
      hub,
      { routingIntent, defaultRouteTable },
      `use routing intent in ${hub.label} in place of its static routes`,
    ),
    ...plainConnections(network, hub),
  ];
}

/** The connections of a hub without the propagation that routing intent makes needless (W086). */
function plainConnections(network: Network, hub: VirtualHub): readonly TopologyEdit[] {
  const gateways = [...hub.vnet.vpnGateways.slice(0, 1), ...hub.vnet.expressRouteGateways.slice(0, 1)];
  const branches = gateways.flatMap(({ id }) => network.connectionsOf(id));
  return [...network.hubConnectionsOf(hub.id), ...branches].flatMap(({ id }) => {
    const { propagation, associatedRouteTable } = routingOf(network, id) ?? {};
    if (!propagation && associatedRouteTable === undefined) return [];
    const isBuiltIn = (propagation?.labels ?? []).every((label) => label === defaultLabel);
    if (!isBuiltIn) return [];
    return setRouting(network, id, { propagation: undefined, associatedRouteTable: undefined }, undefined) ?? [];
  });
}
