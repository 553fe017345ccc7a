import { nameText, referenceText } from '@azroute/language';
import { block } from './block.js';
import { comment } from './comment.js';
import { listText } from './parts.js';
import type * as data from './statements.js';
import { apart, gatewaysLines } from './vnet-lines.js';

/** A virtual hub with everything in it: its values, its routing intent, its route tables, its gateways. */
export function virtualHubLines(hub: data.VirtualHubStatement): string[] {
  const { routingIntent } = hub;
  const groups = [
    [
      ...(hub.virtualWan ? [`virtualWan ${referenceText(hub.virtualWan)}`] : []),
      ...(hub.location === undefined ? [] : [`location ${nameText(hub.location)}`]),
      ...listText('address', hub.address),
      ...(hub.hubRoutingPreference === undefined ? [] : [`hubRoutingPreference ${hub.hubRoutingPreference}`]),
      ...listText('virtualRouterIps', hub.virtualRouterIps),
    ],
    routingIntent
      ? block(
          'routingIntent',
          routingIntent.map(({ destination, nextHop }) => `${destination} -> ${referenceText(nextHop)}`),
        )
      : [],
    hub.routeTables.flatMap(hubRouteTableLines),
    gatewaysLines(hub.gateways),
  ];
  const members = apart(groups);
  return members.length === 0
    ? [`virtualHub ${nameText(hub.name)}`]
    : block(`virtualHub ${nameText(hub.name)}`, members);
}

function hubRouteTableLines({ name, labels, routes, above }: data.HubRouteTableData): string[] {
  const members = [
    ...listText('labels', labels.map(nameText)),
    ...routes.map(({ name: own, prefixes, nextHop }) =>
      ['route', ...(own === undefined ? [] : [nameText(own)]), prefixes.join(', '), '->', referenceText(nextHop)].join(
        ' ',
      ),
    ),
  ];
  const head = `hubRouteTable ${nameText(name)}`;
  return [...(above ?? []).map(comment), ...(members.length === 0 ? [head] : block(head, members))];
}
