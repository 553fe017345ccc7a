import { covers, isDefaultRoute, type Prefix, privateNetworks } from '../../address/index.js';
import { defaultLabel, deployedFirewall, type HubRoute, type Network, type VirtualHub } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { routingOf, setHub, setRouting } from './hubs.js';

/** The static routes of the default table of a hub to its firewall. */
export function routesToFirewall(hub: VirtualHub): readonly HubRoute[] {
  return hub.defaultRouteTable.routes.filter(({ nextHop }) => deployedFirewall(hub, nextHop));
}

/** Which traffic a firewall is to get. */
export interface WantedIntent {
  readonly privateTraffic: boolean;
  readonly internet: boolean;
}

/**
 * W085: routing intent in place of static routes, if the hub has no custom tables and no static routes to connections.
 * What routing intent brings by itself goes, and what it does not stays as additional private prefixes.
 * @param wanted what the firewall is to get besides what it gets already
 */
export function withIntent(
  network: Network,
  hub: VirtualHub,
  wanted: WantedIntent,
): readonly TopologyEdit[] | undefined {
  const [firewall] = hub.vnet.firewalls;
  const routes = routesToFirewall(hub);
  if (!firewall || hub.hubRouteTables.length > 0 || routes.length < hub.defaultRouteTable.routes.length)
    return undefined;
  const all = routes.flatMap(({ prefixes }) => prefixes);
  const { routingIntent: known } = hub;
  const internet = wanted.internet || known?.internet !== undefined || all.some(isDefaultRoute);
  const privateTraffic =
    wanted.privateTraffic || known?.privateTraffic !== undefined || all.some((one) => !isDefaultRoute(one));
  const isImplied = (one: Prefix) => isDefaultRoute(one) || privateNetworks.some((around) => covers(around, one));
  const kept = routes.flatMap((route) => {
    const left = route.prefixes.filter((one) => !isImplied(one));
    return left.length > 0 ? [{ ...route, prefixes: left }] : [];
  });
  const routingIntent = {
    id: known?.id ?? `routingIntent:${hub.name}`,
    privateTraffic: privateTraffic ? firewall.id : undefined,
    internet: internet ? firewall.id : undefined,
  };
  const isNew = routingIntent.privateTraffic !== known?.privateTraffic || routingIntent.internet !== known?.internet;
  if (!isNew) return undefined;
  const defaultRouteTable = { ...hub.defaultRouteTable, routes: kept };
  const words =
    routes.length > 0
      ? `use routing intent in ${hub.label} in place of its static routes`
      : `use routing intent in ${hub.label}`;
  return [setHub(hub, { routingIntent, defaultRouteTable }, words), ...plainConnections(network, hub)];
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
