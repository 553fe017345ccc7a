import type { HubConnection, HubRouteTable, RoutingConfiguration, VirtualHub } from '../model/things.js';
import { defaultLabel, isBuiltIn, isNone } from '../model/virtual-hubs.js';
import { writable } from '../names/assign-names.js';
import { type Print, sortedByName } from './naming.js';
import { gatewaysOf } from './network-statement.js';
import { above } from './remark-comments.js';
import type * as data from './statements.js';

/** The statements of virtual WANs and of their hubs. */
export function virtualWanStatements(print: Print): data.Statement[] {
  const { wans, hubs } = print.part;
  return [
    ...sortedByName(print, wans).map((wan) => ({
      statement: 'virtualWan' as const,
      name: print.nameOf(wan),
      ...(wan.allowBranchToBranchTraffic ? {} : { allowBranchToBranchTraffic: false }),
      ...above(wan.remarks),
    })),
    ...sortedByName(print, hubs).map((hub) => hubStatement(print, hub)),
  ];
}

function hubStatement(print: Print, hub: VirtualHub): data.VirtualHubStatement {
  const { nameOf, part } = print;
  const shown = hub.routeTables.filter((table) => !isBuiltIn(table) || (!isNone(table) && saysMore(table)));
  return {
    statement: 'virtualHub',
    name: nameOf(hub),
    // Hubs belong to the only WAN without saying so.
    ...(hub.wan && part.wans.length > 1 ? { virtualWan: [nameOf(hub.wan)] } : {}),
    ...(hub.location === undefined ? {} : { location: hub.location }),
    address: hub.address,
    ...(hub.hubRoutingPreference === undefined ? {} : { hubRoutingPreference: hub.hubRoutingPreference }),
    virtualRouterIps: hub.virtualRouterIps,
    ...(hub.routingIntent.length === 0
      ? {}
      : {
          routingIntent: hub.routingIntent.map(({ destination, nextHop }) => ({
            destination,
            nextHop: nextHopReference(print, hub, nextHop),
          })),
        }),
    routeTables: sortedByName(print, shown).map((table) => tableData(print, table)),
    // Gateways of hubs send nothing to a default site.
    gateways: gatewaysOf(hub, nameOf, () => []),
    ...above(hub.remarks),
  };
}

function saysMore({ labels, routes, remarks }: HubRouteTable): boolean {
  return labels.length + routes.length + remarks.length > 0;
}

function tableData(print: Print, table: HubRouteTable): data.HubRouteTableData {
  return {
    name: print.nameOf(table),
    labels: table.labels.map(writable),
    routes: table.routes.map(({ name, prefixes, nextHop }) => ({
      ...(name === undefined ? {} : { name: writable(name) }),
      prefixes,
      nextHop: nextHopReference(print, table.hub, nextHop),
    })),
    ...above(table.remarks),
  };
}

/** In a hub, its own firewall comes before everything else of the name. */
function nextHopReference(
  { nameOf }: Print,
  hub: VirtualHub,
  nextHop: HubRouteTable['routes'][number]['nextHop'],
): data.Reference {
  const isElsewhere = 'network' in nextHop && nextHop.network !== hub;
  return isElsewhere ? [nameOf(nextHop.network), nameOf(nextHop)] : [nameOf(nextHop)];
}

/** The connection of a network with a hub. */
export function hubConnectionStatement(print: Print, connection: HubConnection): data.ConnectionStatement {
  const { hub, network, routing, staticRoutes, propagateStaticRoutes, vnetLocalRouteOverrideCriteria } = connection;
  const { nameOf, references } = print;
  const attributes: data.AttributeData[] = [
    ...routingAttributes(print, hub, routing),
    ...staticRoutes.map(({ name, prefixes, nextHop }) => ({
      key: 'staticRoutes',
      ...(name === undefined ? {} : { name: writable(name) }),
      prefixes,
      addresses: [nextHop],
    })),
    ...(propagateStaticRoutes === false ? [{ key: 'propagateStaticRoutes', flag: false }] : []),
    ...(vnetLocalRouteOverrideCriteria === undefined
      ? []
      : [{ key: 'vnetLocalRouteOverrideCriteria', word: vnetLocalRouteOverrideCriteria }]),
  ];
  return {
    statement: 'connection',
    a: { of: references.shortest([nameOf(hub)], ['device']), attributes },
    b: { of: [nameOf(network)], attributes: [] },
    ...above(connection.remarks),
  };
}

/** The routing configuration of a connection, at the end of its hub or of the hub's gateway. */
export function routingAttributes(
  { nameOf }: Print,
  hub: VirtualHub,
  routing: RoutingConfiguration | undefined,
): data.AttributeData[] {
  if (!routing) return [];
  const { associated, tables, labels, enableInternetSecurity } = routing;
  const reference = (table: HubRouteTable) =>
    table.hub === hub ? [nameOf(table)] : [nameOf(table.hub), nameOf(table)];
  return [
    ...(associated ? [{ key: 'associatedRouteTable', hubRouteTable: reference(associated) }] : []),
    ...(isOfIntent(hub, routing)
      ? []
      : [
          ...tables.map((table) => ({ key: 'propagatedRouteTables', hubRouteTable: reference(table) })),
          ...labels.map((label) => ({ key: 'labels', name: writable(label) })),
        ]),
    ...(enableInternetSecurity === undefined ? [] : [{ key: 'enableInternetSecurity', flag: enableInternetSecurity }]),
  ];
}

/** Whether the propagation of a connection is what Azure writes at it itself, because of routing intent (W086). */
function isOfIntent({ routingIntent }: VirtualHub, { tables, labels }: RoutingConfiguration): boolean {
  return routingIntent.length > 0 && tables.every(isBuiltIn) && labels.every((label) => label === defaultLabel);
}
