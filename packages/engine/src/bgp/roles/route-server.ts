import { covers, type Prefix } from '../../address/index.js';
import { azureAsn, type Network, routeServerAddresses } from '../../topology/index.js';
import { near } from '../near.js';
import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import { type NewSpeaker, type RoleRules, type SpeakerNode, spaceHolding } from '../node.js';
import { byAdvertise, originateVnets } from '../originate.js';
import { defaultWeight } from '../own-route.js';
import { unchangedPath } from '../policy.js';
import { preferenceRank } from '../preference-rank.js';
import { originRank } from '../rank.js';
import { type Reason, type Refusal, reason, refused } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { isExpressRoute } from '../select.js';
import { noSpaces, spaceOf, spacesOf } from '../spaces.js';
import { splitHorizon } from '../split-horizon.js';

/** A Route Server: two speakers that forward nothing, each with sessions of its own (R132, R135). */
export const routeServer: RoleRules<'routeServer'> = {
  *speakers(network, { routeServerRelaysPeeredPrefixes }): Generator<NewSpeaker<'routeServer'>> {
    for (const vnet of network.topology.vnets) {
      for (const server of vnet.routeServers.slice(0, 1)) {
        const addresses = routeServerAddresses(vnet);
        const peered = network.neighbours(vnet.id).map(({ prefixes }) => prefixes);
        const unrelayed = routeServerRelaysPeeredPrefixes ? noSpaces.unrelayed : spaceOf(...peered);
        for (const instance of [0, 1] as const) {
          yield {
            speaker: {
              id: `${server.id}#${instance}`,
              device: server.id,
              label: server.label,
              kind: 'routeServer',
              instance,
              asn: azureAsn,
              addresses: addresses.slice(instance, instance + 1),
            },
            role: { kind: 'routeServer', vnet, routeServer: server },
            spaces: { ...spacesOf(network, vnet), unrelayed },
          };
        }
      }
    }
  },
  key: ({ vnet, routeServer: { branchToBranch, hubRoutingPreference } }) => [
    vnet.id,
    branchToBranch,
    hubRoutingPreference,
  ],

  vnets: (_, { role }) => [role.vnet],
  onPremises: false,
  outlets: ({ speaker }) => [speaker.device],
  joins: undefined,

  alwaysBgp: false,
  sessionObstacle,
  *automaticPeers({ role: { vnet, routeServer: server } }) {
    for (const gateway of [vnet.vpnGateways[0], vnet.expressRouteGateways[0]]) {
      if (gateway) yield { device: gateway.id, declaration: server.id, internal: false };
    }
  },
  addressTowards: (_, { speaker }) => speaker.addresses[0],
  connectionAddresses: ({ speaker }) => speaker.addresses.slice(0, 1),
  summaries: () => [],

  // R033
  carriesIpv6: false,
  originate: (network, node) => originateVnets(network, node, node.role.vnet, 'R162'),
  originationForPeer: byAdvertise,
  localNetwork: () => ({ addresses: [], space: [] }),
  routedBack: () => [],

  adviceOnOwnAsn: (asn) => ` Send it with asOverride or asDelete ${asn} (R144).`,
  refuse,
  // R149: hub routing preference, then AS-path length; VPN and NVA are one class. R273: its own origination first.
  // With ASPath the source does not count, so equally long paths are equally good.
  rank({ role }, route) {
    const preferred = preferenceRank(role.routeServer.hubRoutingPreference, isExpressRoute(route));
    return [originRank(route), preferred, route.asPath.length];
  },
  compareEqual: () => 0,
  weight: () => defaultWeight,

  withhold,
  pathTowards: () => unchangedPath,
  nextHopsAtExit({ speaker: { addresses, label } }, route, exit) {
    if (exit.kind === 'ibgp' && !exit.policy.nextHop) return route.nextHops.slice(0, 1);
    const self = () => ownNextHops(sessionAddresses(addresses, exit), exit, label);
    return changedNextHops(route, exit, self) ?? route.nextHops;
  },
};

function sessionObstacle(network: Network, node: SpeakerNode<'routeServer'>, peer: SpeakerNode) {
  const { label } = peer.speaker;
  const server = node.speaker.label;
  if (peer.role.kind !== 'nva') {
    return {
      rule: 'R136' as const,
      text: `${label} cannot peer with Route Server ${server}: a Route Server peers with NVAs in its own VNet or in a directly peered one. Let an NVA peer with it.`,
    };
  }
  if (near(network, node, peer)) return undefined;
  return {
    rule: 'R136' as const,
    text: `${label} has no NIC in ${node.role.vnet.label} of Route Server ${server} nor in a VNet directly peered with it, so the session stays down. Peer the VNets, or move the session.`,
  };
}

function refuse(
  { speaker: { label }, settings, spaces }: SpeakerNode<'routeServer'>,
  prefix: Prefix,
  side: SessionSide,
): Refusal | undefined {
  if (prefix.family === 6)
    return refused('ipv4Only', 'R033', () => `${label} drops ${prefix.text}: Route Server carries IPv4 only.`);
  if (side.origin === 'automatic' || settings.routeServerLearnsOwnPrefixes) return undefined;
  const own = spaceHolding(spaces.own, prefix);
  if (own) {
    return refused('ownSpace', 'R276', () => {
      const how = covers(prefix, own) ? 'equal to' : 'inside';
      return `${label} does not take ${prefix.text}: it is ${how} its own VNet's address space.`;
    });
  }
  if (spaces.spokes.get(prefix)) {
    return refused(
      'originatedItself',
      'R273',
      () =>
        `${label} does not take ${prefix.text}: it originates that prefix itself, for a VNet that uses it as remote gateway.`,
    );
  }
  return undefined;
}

function withhold(node: SpeakerNode<'routeServer'>, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const back = splitHorizon(node, route, side);
  if (back) return back;
  const toGateway = side.origin === 'automatic';
  if (toGateway && route.own)
    return reason('R142', () => `The gateway already has ${text}, so ${label} does not send it.`);
  const fromGateway = route.session?.origin === 'automatic';
  if (!node.role.routeServer.branchToBranch && (toGateway || fromGateway)) {
    return reason('R164', () => `${label} does not pass ${text} between gateways and NVAs: branchToBranch is off.`);
  }
  if (!toGateway && route.session?.origin === 'declared' && spaceHolding(node.spaces.unrelayed, route.prefix)) {
    return reason(
      'R163',
      () =>
        `${label} does not relay ${text} to other NVAs: it lies inside a directly peered VNet (setting routeServerRelaysPeeredPrefixes).`,
    );
  }
  return undefined;
}
