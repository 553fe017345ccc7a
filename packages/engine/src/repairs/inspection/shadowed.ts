import { covers, isDefaultRoute } from '../../address/index.js';
import type { Step } from '../../findings/advice/step.js';
import type { Finding } from '../../findings/finding.js';
import { inboundPastFirewall } from '../../findings/inspection/asymmetry.js';
import type { Network, RouteTable, UserRoute } from '../../topology/index.js';
import { hopsTo } from '../changes/next-hops.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/**
 * Gives the route of a GatewaySubnet that a peering's longer row shadows the prefix of that row (R047, R130): it steers
 * nothing as it stands.
 */
export const narrowShadowedRoute: Repairer = { mends: [inboundPastFirewall], candidates };

function candidates({ world: { network } }: RepairContext, { advice = [] }: Finding): readonly Candidate[] {
  return advice.flatMap((step) => (step.kind === 'addRoutes' ? narrowed(network, step) : []));
}

function narrowed(
  network: Network,
  { subnet, prefixes: [prefix, ...others], target }: Step & { readonly kind: 'addRoutes' },
): readonly Candidate[] {
  const thing = network.thing(subnet);
  const table = thing?.kind === 'subnet' ? network.routeTable(thing.subnet.routeTable) : undefined;
  if (!table || !prefix || others.length > 0 || !('device' in target)) return [];
  const hops = new Set(hopsTo(network, target.device).map(({ address }) => address.text));
  const led = table.routes.filter(({ nextHop }) => 'address' in nextHop && hops.has(nextHop.address.text));
  const shadowed = led.filter(
    ({ destination: to }) => 'prefix' in to && !isDefaultRoute(to.prefix) && covers(to.prefix, prefix),
  );
  const [route, ...more] = shadowed;
  if (!route || more.length > 0) return [];
  const edits = [{ kind: 'setUserRoute' as const, route: route.id, prefix }];
  // The others in the table show how they are written.
  return [{ edits, standing: hasSibling(network, table, route, led) ? 'fixAll' : 'preferred' }];
}

/** Whether another route to the same appliance has exactly the prefix of a VNet. */
function hasSibling(
  { topology }: Network,
  { routes }: RouteTable,
  shadowed: UserRoute,
  led: readonly UserRoute[],
): boolean {
  const spaces = new Set(topology.vnets.flatMap(({ addressSpace }) => addressSpace.map(({ text }) => text)));
  return routes.some(
    (other) =>
      other !== shadowed &&
      led.includes(other) &&
      'prefix' in other.destination &&
      spaces.has(other.destination.prefix.text),
  );
}
