import type { RuleContext } from '../rule.js';
import type { BlackHole } from './black-holes.js';
import { advertiserOf } from './drop.js';

/** The network of the receiver has a gateway of its own. */
function hasGateway({ to }: BlackHole['flow']): boolean {
  return (to?.vnet?.vpnGateways.length ?? 0) + (to?.vnet?.expressRouteGateways.length ?? 0) > 0;
}

/** What to do about a black hole, in one sentence. */
export function nextStep({ network }: RuleContext, { kind, flow, drop }: BlackHole): string {
  const target = flow.to?.label ?? 'the Internet';
  const far = flow.to?.vnet?.label;
  switch (kind.code) {
    case 'AZR110':
      return drop.last
        ? `Give the subnet of ${drop.last.label} a user-defined route to ${target}${far === undefined ? '' : `, or peer its network with ${far}`}.`
        : `Give ${flow.from.subnet?.label ?? flow.from.label} a route to ${target}.`;
    case 'AZR111':
      return `Give ${drop.last?.label ?? 'the appliance'} a route to ${target}.`;
    case 'AZR112':
      return `See that the gateway learns ${target}: a connection or its prefixes, enableBgp at both ends, gateway transit on the peering of the spoke, or branchToBranch between two branches.`;
    case 'AZR113':
      return `Let the gateway advertise ${far ?? target} to the site: ${hasGateway(flow) ? 'enableBgp at both ends' : 'allowGatewayTransit and useRemoteGateways on the peering of the spoke'}, and no filter on the connection.`;
    case 'AZR114':
      return `Give the route another next hop for ${target}: the Internet carries no private addresses.`;
    case 'AZR115': {
      const nva = advertiserOf(network, flow, drop);
      return `${nva?.label ?? 'The appliance'} advertises a prefix that holds ${flow.destination.text}: advertise what it can deliver, or give it the route that it lacks.`;
    }
    case 'AZR116':
      return 'Mend or remove the next hop that fails: each new connection may be hashed to it.';
    case 'AZR117':
      if (flow.to && !flow.to.vnet && flow.from.vnet) {
        return `The way from ${target} to ${flow.from.label} works, so answers are lost: let the gateway learn ${target}, by the prefixes of the connection or enableBgp at both ends.`;
      }
      return `The way from ${target} to ${flow.from.label} works, so answers are lost: give ${flow.from.subnet?.label ?? flow.from.label} a route back that takes the same way.`;
    case 'AZR119': {
      const nic = network.nic(drop.decision?.at ?? '');
      const near = nic?.vnet.label ?? flow.from.vnet?.label ?? flow.from.label;
      const subnet = nic?.subnet.label ?? flow.from.subnet?.label ?? near;
      return `Peer ${near} with the network of the next hop, announce one that ${near} reaches (nextHop), or give ${subnet} a user-defined route to an appliance that it reaches.`;
    }
    default:
      // The finding at the cause says what to do.
      return '';
  }
}
