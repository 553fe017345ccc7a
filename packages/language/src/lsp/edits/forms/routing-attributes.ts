import type { HubVirtualNetworkConnection, RoutingConfiguration } from '@azroute/engine';
import { nameText } from '../../../symbols/reference-text.js';
import type { Attribute } from '../attributes.js';
import type { NamesInText } from '../names-in-text.js';

/** How each part of a routing configuration is written in brackets. */
const parts: {
  readonly [K in keyof RoutingConfiguration]: (
    routing: RoutingConfiguration,
    names: NamesInText,
  ) => readonly Attribute[];
} = {
  associatedRouteTable: ({ associatedRouteTable: id }, names) =>
    id === undefined ? [] : [{ key: 'associatedRouteTable', value: names.ref(id), names: id }],
  propagation: ({ propagation }, names) => [
    ...(propagation?.routeTables ?? []).map((id) => ({
      key: 'propagatedRouteTables',
      value: names.ref(id),
      names: id,
    })),
    ...(propagation?.labels ?? []).map((label) => ({ key: 'labels', value: nameText(label) })),
  ],
  enableInternetSecurity: ({ enableInternetSecurity }) =>
    switchAttribute('enableInternetSecurity', enableInternetSecurity),
};

/** The attributes of the routing configuration of a connection with a hub. */
export function routingAttributes(routing: RoutingConfiguration | undefined, names: NamesInText): readonly Attribute[] {
  return routing ? Object.values(parts).flatMap((part) => part(routing, names)) : [];
}

/** The attributes of the hub's end of a VNet connection. */
export function hubEndAttributes(
  { routing, staticRoutes, propagateStaticRoutes, vnetLocalRouteOverrideCriteria }: HubVirtualNetworkConnection,
  names: NamesInText,
): readonly Attribute[] {
  return [
    ...routingAttributes(routing, names),
    ...staticRoutes.map(({ name, prefixes, nextHop }) => ({
      key: 'staticRoutes',
      value: `${name === undefined ? '' : `${nameText(name)} `}${prefixes.map(({ text }) => text).join(', ')} -> ${nextHop.text}`,
    })),
    ...switchAttribute('propagateStaticRoutes', propagateStaticRoutes ? undefined : false),
    ...(vnetLocalRouteOverrideCriteria === 'Contains'
      ? []
      : [{ key: 'vnetLocalRouteOverrideCriteria', value: vnetLocalRouteOverrideCriteria }]),
  ];
}

/** A switch with a value; undefined for its default. */
function switchAttribute(key: string, value: boolean | undefined): readonly Attribute[] {
  return value === undefined ? [] : [{ key, value: value ? '' : 'false' }];
}
