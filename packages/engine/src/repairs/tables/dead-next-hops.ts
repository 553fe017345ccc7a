import type { Finding } from '../../findings/finding.js';
import { nextHopForwardsNothing } from '../../findings/route-tables/appliance-next-hops.js';
import type { Network } from '../../topology/index.js';
import { pointWrongAt, removeWrong, type WrongRoutes, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { appliancesFor, vnetsOf } from './next-hops.js';

/**
 * Changes routes whose next hop is a device that never forwards: a gateway takes packets by its own next hop type (R057),
 * and if there is no appliance that could be meant, the routes go.
 */
export const replaceDeadNextHop: Repairer = { mends: [nextHopForwardsNothing], candidates };

function* candidates({ world: { network } }: RepairContext, finding: Finding): Generator<Candidate> {
  const wrong = wrongRoutesOf(network, finding);
  const nextHop = wrong?.routes[0]?.nextHop;
  if (!wrong || nextHop?.type !== 'VirtualAppliance') return;
  if (isOwnGateway(network, wrong, finding)) {
    yield { edits: pointWrongAt(network, wrong, { type: 'VirtualNetworkGateway' }), standing: 'preferred' };
  }
  if (appliancesFor(network, wrong, nextHop.address).length > 0) return;
  yield { edits: removeWrong(network, wrong), standing: 'offered' };
}

/** Whether the next hop is the VPN gateway that the VNets of the routes have or use, with no ExpressRoute beside it (R061, R062). */
function isOwnGateway(network: Network, wrong: WrongRoutes, { related }: Finding): boolean {
  const gateways = related.flatMap(({ declaration }) => {
    const thing = network.thing(declaration);
    return thing?.kind === 'vpnGateway' ? [thing] : [];
  });
  return vnetsOf(network, wrong).every((vnet) => {
    const home = vnet.vpnGateways.length + vnet.expressRouteGateways.length > 0 ? vnet : network.hubOf(vnet.id);
    return home?.expressRouteGateways.length === 0 && gateways.some((gateway) => gateway.vnet === home);
  });
}
