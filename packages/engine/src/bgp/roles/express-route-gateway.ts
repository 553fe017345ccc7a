import { azureAsn, expressRouteAddresses } from '../../topology/index.js';
import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import type { NewSpeaker, RoleRules, SpeakerNode } from '../node.js';
import { originateVnets } from '../originate.js';
import { defaultWeight, expressRouteWeight } from '../own-route.js';
import { originRank, sessionRank } from '../rank.js';
import { type Reason, reason } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { splitHorizon } from '../split-horizon.js';
import { gatewayRules, gatewaySpaces, gatewaySpeaker, withheldFromConnection, withheldInside } from './gateway.js';

/** An ExpressRoute gateway. */
export const expressRouteGateway: RoleRules<'expressRouteGateway'> = {
  ...gatewayRules,

  *speakers(network): Generator<NewSpeaker<'expressRouteGateway'>> {
    for (const vnet of network.topology.vnets) {
      for (const gateway of vnet.expressRouteGateways.slice(0, 1)) {
        yield {
          speaker: gatewaySpeaker('expressRouteGateway', gateway, azureAsn, expressRouteAddresses(vnet)),
          role: { kind: 'expressRouteGateway', vnet },
          spaces: gatewaySpaces(network, vnet),
        };
      }
    }
  },

  automaticPeers: () => [],
  connectionAddresses: ({ speaker }) => speaker.addresses.slice(0, 2),

  carriesIpv6: true,
  originate: (network, node) => originateVnets(network, node, node.role.vnet, 'R113'),
  localNetwork: () => ({ addresses: [], space: [] }),
  routedBack: () => [],

  refuse: () => undefined,
  // R279: routes of circuits outweigh those of the VPN gateway and the Route Server. R118: then the connection's weight.
  rank: (_, route) => [
    originRank(route),
    route.session?.localKind === 'circuit' ? 0 : 1,
    -(route.session?.receiverWeight ?? 0),
    route.asPath.length,
    sessionRank(route),
  ],
  weight: ({ localKind }) => (localKind === 'circuit' ? expressRouteWeight : defaultWeight),

  withhold,
  // R125, R127: a gateway sets its own addresses as next hops of routes that it shares inside the VNet.
  nextHopsAtExit({ speaker: { addresses, label } }, route, exit) {
    const self = () => ownNextHops(sessionAddresses(addresses, exit), exit, label);
    return changedNextHops(route, exit, self) ?? self();
  },
};

function withhold(
  node: SpeakerNode<'expressRouteGateway'>,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const back = splitHorizon(node, route, side);
  if (back) return back;
  if (side.origin !== 'automatic') return withheldFromConnection(node, route, side, receiver);
  if (route.own) return reason('R142', () => `${receiver.speaker.label} has ${route.prefix.text} itself.`);
  return withheldInside(node, route, receiver);
}
