import { covers, hostPrefix, isDefaultRoute, type Prefix, prefix } from '../../address/index.js';
import {
  azureAsn,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  type Network,
  vpnGatewayAddresses,
} from '../../topology/index.js';
import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import { type FindSpeaker, type NewSpeaker, type RoleRules, type SpeakerNode, spaceHolding } from '../node.js';
import { addOwn, endsSeenFrom, originateVnets } from '../originate.js';
import { defaultWeight, expressRouteWeight } from '../own-route.js';
import { usualRank } from '../rank.js';
import { type Reason, type Refusal, reason, refused } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { sentBack, splitHorizon } from '../split-horizon.js';
import { gatewayRules, gatewaySpaces, gatewaySpeaker, withheldFromConnection, withheldInside } from './gateway.js';

/** A VPN gateway: one speaker, regardless of which instance has the tunnel. */
export const vpnGateway: RoleRules<'vpnGateway'> = {
  ...gatewayRules,

  *speakers(network): Generator<NewSpeaker<'vpnGateway'>> {
    for (const vnet of network.topology.vnets) {
      for (const gateway of vnet.vpnGateways.slice(0, 1)) {
        yield {
          speaker: gatewaySpeaker('vpnGateway', gateway, gateway.asn ?? azureAsn, vpnGatewayAddresses(vnet, gateway)),
          role: { kind: 'vpnGateway', vnet, gateway },
          spaces: gatewaySpaces(network, vnet),
        };
      }
    }
  },

  *automaticPeers({ role: { vnet } }) {
    const expressRoute = vnet.expressRouteGateways[0];
    if (expressRoute) yield { device: expressRoute.id, declaration: vnet.id, internal: false };
  },
  connectionAddresses: addressesAt,

  // R032
  carriesIpv6: false,
  originate,
  localNetwork: (_, node, end) => ({ addresses: addressesAt(node, end), space: node.role.vnet.addressSpace }),
  routedBack: (network, { role: { vnet } }) =>
    [{ spoke: vnet, prefixes: vnet.addressSpace }, ...network.transitSpace(vnet.id)].map(({ spoke, prefixes }) => ({
      spoke,
      prefixes: prefixes.filter(({ family }) => family === 4),
    })),

  refuse,
  rank: (_, route) => usualRank(route),
  // R280. Only shown: the gateway still sends its own route to the Route Server, whose preference decides (R149).
  weight: ({ localKind }) => (localKind === 'expressRouteGateway' ? expressRouteWeight : defaultWeight),

  withhold,
  // R125, R127: a gateway sets all its own addresses as next hops of routes that it shares inside the VNet.
  nextHopsAtExit({ speaker: { addresses, label } }, route, exit) {
    const used = exit.origin === 'automatic' ? addresses : sessionAddresses(addresses, exit);
    const self = () => ownNextHops(used, exit, label);
    return changedNextHops(route, exit, self) ?? self();
  },
};

/** The addresses of the instances that have the tunnel. */
function addressesAt({ speaker: { addresses } }: SpeakerNode, { instance }: ConnectionEnd) {
  const one = instance === undefined ? undefined : addresses[instance];
  return one ? [one] : addresses;
}

function originate(network: Network, node: SpeakerNode<'vpnGateway'>, find: FindSpeaker): void {
  const { vnet, gateway } = node.role;
  originateVnets(network, node, vnet, 'R106');
  for (const connection of network.connectionsOf(gateway.id)) originateInto(network, node, connection, find);
  for (const pool of gateway.pointToSite) {
    addOwn(node, pool, { kind: 'pointToSite' }, [
      'R102',
      `Point-to-site address pool of ${gateway.label}.`,
      gateway.id,
    ]);
  }
}

/** Static routes into a connection, and host routes to the BGP peers behind it. */
function originateInto(
  network: Network,
  node: SpeakerNode<'vpnGateway'>,
  connection: Connection,
  find: FindSpeaker,
): void {
  const { id, label, enableBgp } = connection;
  const [near, far] = endsSeenFrom(connection, node.speaker.device);
  const peer = find(far.device);
  const local = peer ? peer.rules.localNetwork(network, peer, far) : { addresses: [], space: [] };
  if (!local) return;
  const farLabel = network.label(far.device);
  for (const prefix of near.prefixes ?? (enableBgp ? [] : local.space)) {
    addOwn(node, prefix, { kind: 'connection', connection: id, far: far.device }, [
      'R101',
      `Static route into connection ${label}: address space of the local network gateway for ${farLabel}.`,
      id,
    ]);
  }
  const isDefault = isDefaultSite(network, node.role.gateway.gatewayDefaultSite, far.device);
  if (isDefault && !near.prefixes?.some((prefix) => prefix.text === everything.text)) {
    addOwn(node, everything, { kind: 'connection', connection: id, far: far.device }, [
      'R288',
      `${farLabel} is the gatewayDefaultSite of ${node.speaker.label}: it gets what no other route has.`,
      id,
    ]);
  }
  if (!enableBgp && far.bgpIps.length === 0) return;
  for (const address of far.bgpIps.length > 0 ? far.bgpIps : local.addresses) {
    const host = hostPrefix(address);
    // A peer inside the gateway's own VNet needs no host route.
    if (node.role.vnet.addressSpace.some((own) => covers(own, host))) continue;
    addOwn(node, host, { kind: 'bgpPeer', connection: id, far: far.device, asn: peer?.speaker.asn }, [
      'R272',
      `BGP peer address of ${farLabel} behind connection ${label}.`,
      id,
    ]);
  }
}

const everything = prefix('0.0.0.0/0');

/** Whether a connection leads to the default site, which may be named by its router or, if it has only one, by itself. */
function isDefaultSite(network: Network, wanted: DeclId | undefined, far: DeclId): boolean {
  if (wanted === undefined) return false;
  return wanted === far || network.router(wanted)?.router.id === (network.router(far)?.router.id ?? far);
}

function refuse(
  { speaker: { label }, spaces }: SpeakerNode<'vpnGateway'>,
  prefix: Prefix,
  side: SessionSide,
): Refusal | undefined {
  if (prefix.family === 6) {
    return refused('ipv4Only', 'R032', () => `${label} drops ${prefix.text}: a VPN gateway carries IPv4 only.`);
  }
  if (side.origin !== 'declared') return undefined;
  // R108: on-premises may not announce the prefix of the VNet or of a gateway-transit spoke, nor a part of it.
  const own = spaceHolding(spaces.own, prefix) ?? spaceHolding(spaces.spokes, prefix);
  if (!own) return undefined;
  return refused('ownSpace', 'R108', () => {
    const how = covers(prefix, own) ? 'equal to' : 'inside';
    return `${label} drops ${prefix.text}: it is ${how} the address space of its own VNet or of a VNet that uses it as remote gateway.`;
  });
}

function withhold(
  node: SpeakerNode<'vpnGateway'>,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const back = splitHorizon(node, route, side);
  if (back) return back;
  return side.origin === 'automatic'
    ? inside(node, route, side, receiver)
    : intoConnection(node, route, side, receiver);
}

/** Why a route is not sent to the Route Server or the ExpressRoute gateway. */
function inside(
  node: SpeakerNode<'vpnGateway'>,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const { own } = route;
  if (own?.kind === 'network' || own?.kind === 'advertised') {
    return reason('R142', () => `${receiver.speaker.label} has ${text} itself.`);
  }
  if (own?.kind === 'bgpPeer' && side.remoteKind === 'routeServer') {
    return reason('R271', () => `${label} does not hand the host route ${text} of its BGP peer to the Route Server.`);
  }
  if (own?.kind === 'pointToSite') {
    return reason('R122', () => `${label} does not share its point-to-site pool ${text}.`);
  }
  return withheldInside(node, route, receiver);
}

/** Why a route is not sent into a connection. */
function intoConnection(
  node: SpeakerNode<'vpnGateway'>,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const { own } = route;
  if (isDefaultRoute(route.prefix)) {
    return reason('R107', () => `${label} never advertises ${text}; send two /1 halves instead.`);
  }
  if (own?.kind === 'connection' && side.declaration === own.connection) return sentBack(node, route);
  // Conformance finding 24: host routes of peers go on to other peers. Case 48: not to gateways of the same AS.
  if (own?.kind === 'bgpPeer' && (own.connection === side.declaration || own.asn === receiver.speaker.asn)) {
    return sentBack(node, route);
  }
  const held = withheldFromConnection(node, route, side, receiver);
  if (held || !route.session || !spaceHolding(node.spaces.own, route.prefix)) return held;
  return reason(
    'R106',
    () => `${label} does not announce ${text} to ${receiver.speaker.label}: it lies inside its own VNet.`,
  );
}
