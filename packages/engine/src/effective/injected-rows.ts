import type { Cause, Network, Vnet } from '../topology/index.js';
import type { EffectiveRoute, InjectedRoute, RowNextHop } from './route.js';
import { unreachable } from './user-routes.js';

/**
 * The row that an injected route makes on NICs of this VNet. Next hops that these NICs cannot reach make a row of type
 * None, with the address still printed (R059, R159). A set of next hops gives one row (R051), or two where only some
 * of them can be reached. NVAs' routes and gateways' have one form (R096, R157).
 */
export function injectedRows(network: Network, vnet: Vnet, route: InjectedRoute): EffectiveRoute[] {
  const good: RowNextHop[] = [];
  const bad: RowNextHop[] = [];
  for (const nextHop of route.nextHops) {
    const problem = nextHop.action.to === 'address' ? unreachable(network, vnet, nextHop.action.address) : undefined;
    if (!problem) good.push(nextHop);
    else bad.push({ ...nextHop, action: { to: 'drop' }, cause: dead(nextHop.cause, problem) });
  }
  const rows: EffectiveRoute[] = [];
  if (good.length > 0) rows.push(row(route, 'VirtualNetworkGateway', good));
  if (bad.length > 0) rows.push(row(route, 'None', bad));
  return rows;
}

function row(
  route: InjectedRoute,
  nextHopType: 'VirtualNetworkGateway' | 'None',
  nextHops: readonly RowNextHop[],
): EffectiveRoute {
  return {
    kind: 'row',
    source: 'VirtualNetworkGateway',
    state: 'Active',
    prefix: route.prefix,
    serviceTag: undefined,
    nextHopType,
    nextHops,
    name: undefined,
    cause: nextHops[0]?.cause ?? route.cause,
    beatenBy: undefined,
    bgp: route.bgp,
  };
}

function dead(cause: Cause, problem: string): Cause {
  return { rule: 'R159', text: `${cause.text} But ${problem}: packets are dropped.`, declarations: cause.declarations };
}
