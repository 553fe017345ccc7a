import type { ConnectionStaticRoute, HubVirtualNetworkConnection, RoutingConfiguration } from '@azroute/engine';
import type * as ast from '../generated/ast.js';
import type { Attribute } from '../generated/ast.js';
import type { Declaration } from '../symbols/declaration.js';
import { unquote } from '../symbols/reference-text.js';
import { applicable } from './attributes.js';
import type { LoweringContext } from './context.js';
import { readAddress, readPrefixes } from './values.js';

/** The attributes of ARM's `routingConfiguration` that apply to every connection with a hub. */
export const routingKeys: readonly string[] = [
  'associatedRouteTable',
  'propagatedRouteTables',
  'labels',
  'enableInternetSecurity',
];

/** Further ones of the connections of VNets. */
const vnetRoutingKeys: readonly string[] = [
  ...routingKeys,
  'staticRoutes',
  'propagateStaticRoutes',
  'vnetLocalRouteOverrideCriteria',
];

/** The attributes of the hub's end of a connection with a VNet. */
export function hubEndKeys(): readonly string[] {
  return vnetRoutingKeys;
}

/** Lowers the routing configuration in the brackets of an end. */
export function lowerRouting(context: LoweringContext, attributes: readonly Attribute[]): RoutingConfiguration {
  const tables = (key: string) =>
    attributes.flatMap((attribute) =>
      attribute.key === key ? (context.target(attribute, 'hubRouteTable', attribute.hubRouteTable)?.id ?? []) : [],
    );
  const labels = attributes.flatMap(({ key, label }) => (key === 'labels' && label ? [unquote(label)] : []));
  const isWritten = attributes.some(({ key }) => key === 'labels' || key === 'propagatedRouteTables');
  return {
    associatedRouteTable: tables('associatedRouteTable')[0],
    propagation: isWritten ? { routeTables: tables('propagatedRouteTables'), labels } : undefined,
    enableInternetSecurity: switchOf(attributes, 'enableInternetSecurity'),
  };
}

/** Lowers the connection of a VNet with a hub. */
export function lowerHubConnection(
  context: LoweringContext,
  node: ast.Connection,
  [hubEnd, hub]: readonly [ast.ConnectionEnd, Declaration],
  [vnetEnd, vnet]: readonly [ast.ConnectionEnd, Declaration],
): HubVirtualNetworkConnection {
  const attributes = applicable(
    context,
    hubEnd.attributes,
    vnetRoutingKeys,
    'the end of a virtual hub on a connection with a virtual network',
  );
  applicable(context, vnetEnd.attributes, [], "a virtual network's end of a connection with a virtual hub");
  for (const flag of node.flags) {
    const message = 'enableBgp does not apply to the connection of a virtual network with a virtual hub; remove it.';
    context.report('AZR045', { node: flag }, message);
  }
  const criteria = attributes.find(({ key }) => key === 'vnetLocalRouteOverrideCriteria')?.criteria;
  const label = `${context.symbols.label(hub)} <-> ${context.symbols.label(vnet)}`;
  return {
    kind: 'connection',
    id: context.declare('connection', label, node),
    label,
    hub: hub.id,
    vnet: vnet.id,
    routing: lowerRouting(context, attributes),
    staticRoutes: attributes.flatMap((attribute) => lowerStaticRoute(context, attribute)),
    propagateStaticRoutes: switchOf(attributes, 'propagateStaticRoutes') ?? true,
    vnetLocalRouteOverrideCriteria: criteria ?? 'Contains',
  };
}

function lowerStaticRoute(context: LoweringContext, attribute: Attribute): ConnectionStaticRoute[] {
  if (attribute.key !== 'staticRoutes') return [];
  const prefixes = readPrefixes(context, attribute, 'prefixes', attribute.prefixes);
  const nextHop = readAddress(context, attribute, 'addresses', attribute.addresses[0], 0);
  return nextHop && prefixes.length > 0 ? [{ name: attribute.name, prefixes, nextHop }] : [];
}

function switchOf(attributes: readonly Attribute[], key: Attribute['key']): boolean | undefined {
  const written = attributes.find((attribute) => attribute.key === key);
  return written && written.value !== 'false';
}
