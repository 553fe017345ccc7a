import type { Prefix } from '../address/index.js';
import type { RouteTable, Vnet } from '../topology/index.js';
import type { NotInjected } from './injected.js';
import type { Loss } from './loss.js';
import type { AbsentRoute, EffectiveRoute, InjectedRoute } from './route.js';
import { hiddenByService } from './service-rows.js';

/*
 * Routes that have no row in an effective route table, and what removed them.
 */

/**
 * R037: BGP routes equal to or inside own or peered address space never enter the table; those that contain it do
 * (R038). The space is that of the NIC's network, wherever the Route Server is (R039). The same holds for routes of a
 * virtual hub (W041, W042, W125).
 */
export function hidden(space: EffectiveRoute, vnet: Vnet): Loss {
  if (space.nextHopType === 'VirtualNetworkServiceEndpoint') return hiddenByService(space);
  const isOwn = space.nextHopType === 'VnetLocal';
  const text = isOwn
    ? `It is equal to or inside ${space.prefix?.text}, the address space of ${vnet.label} itself, so the system route stands alone.`
    : `It is equal to or inside ${space.prefix?.text}, which is directly peered, so the peering route stands alone.`;
  return { because: isOwn ? 'ownSpace' : 'peeredSpace', rule: 'R037', text, declarations: space.cause.declarations };
}

/** R069: without propagation, no route from gateways and Route Server has a row. */
export function propagationOff(table: RouteTable): Loss {
  return {
    because: 'propagationOff',
    rule: 'R069',
    text: `${table.label} has disableBgpRoutePropagation: no BGP route is written here.`,
    declarations: [table.id],
  };
}

/** R011: a BGP default route removes the Internet row. */
export function defaultRouteWins(route: InjectedRoute): Loss {
  return {
    because: 'defaultRoute',
    rule: 'R011',
    text: `A default route from ${route.nextHops[0]?.text ?? 'BGP'} replaces the Internet route and all None routes.`,
    declarations: route.cause.declarations,
  };
}

/** A route of BGP that has no row, with what removed it. */
export function bgpAbsent(
  { prefix, nextHopTexts, cause, bgp }: Omit<NotInjected, 'removedBy'>,
  removedBy: Loss,
): AbsentRoute {
  const type = 'VirtualNetworkGateway';
  return { source: type, prefix, nextHopType: type, nextHopTexts, cause, removedBy, bgp };
}

/** A system route that has no row, with what removed it. */
export function systemAbsent(row: EffectiveRoute, prefix: Prefix, removedBy: Loss): AbsentRoute {
  return { source: 'Default', prefix, nextHopType: row.nextHopType, nextHopTexts: [], cause: row.cause, removedBy };
}
