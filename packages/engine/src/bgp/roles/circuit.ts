import { type Address, isDefaultRoute } from '../../address/index.js';
import { azureAsn, type ConnectionEnd, expressRouteAsn, microsoftEdgeAddresses } from '../../topology/index.js';
import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import type { PathRewrite, RoleRules, SpeakerNode } from '../node.js';
import { byAdvertise } from '../originate.js';
import { defaultWeight } from '../own-route.js';
import { isPrivateAsn, unchangedPath } from '../policy.js';
import { usualRank } from '../rank.js';
import { type Reason, reason } from '../reason.js';
import type { BgpRoute, SessionSide, SpeakerKind } from '../route.js';
import { noSpaces } from '../spaces.js';
import { splitHorizon } from '../split-horizon.js';

/** An ExpressRoute circuit: the Microsoft edge between customer routers and ExpressRoute gateways. */
export const circuit: RoleRules<'circuit'> = {
  speakers: ({ topology }) =>
    topology.circuits.map(({ id, label, nextHops }) => ({
      speaker: {
        id,
        device: id,
        label,
        kind: 'circuit',
        instance: undefined,
        asn: expressRouteAsn,
        addresses: nextHops,
      },
      role: { kind: 'circuit' },
      spaces: noSpaces,
    })),
  key: () => 'circuit',

  vnets: () => [],
  onPremises: false,
  outlets: ({ speaker }) => [speaker.device],
  // It does not connect its customers with one another: that requires Global Reach (R120, R289).
  joins: (one, other) => (isGateway(one) || isGateway(other)) && one !== 'circuit' && other !== 'circuit',

  alwaysBgp: true,
  sessionObstacle: () => undefined,
  automaticPeers: () => [],
  addressTowards: (_, { speaker }) => speaker.addresses[0],
  connectionAddresses,
  summaries: () => [],

  carriesIpv6: true,
  originate: () => undefined,
  originationForPeer: byAdvertise,
  localNetwork: () => undefined,
  routedBack: () => [],

  adviceOnOwnAsn: () => '',
  refuse: () => undefined,
  rank: (_, route) => usualRank(route),
  compareEqual: () => 0,
  weight: () => defaultWeight,

  withhold,
  pathTowards: (peer) => (isGateway(peer) ? asSeenByGateways : peer === 'circuit' ? unchangedPath : asSeenByCustomers),
  nextHopsAtExit({ speaker: { addresses } }, route, exit) {
    const self = () => ownNextHops(sessionAddresses(addresses, exit), exit, '<MSEE>');
    return changedNextHops(route, exit, self) ?? route.nextHops;
  },
};

/** The kinds of gateways of ExpressRoute: in a VNet, or in a virtual hub. */
function isGateway(kind: SpeakerKind | undefined): boolean {
  return kind === 'expressRouteGateway' || kind === 'hubExpressRouteGateway';
}

/** R129, T19: toward an ExpressRoute gateway, the Microsoft edge uses two addresses of the GatewaySubnet. */
function connectionAddresses(
  { speaker }: SpeakerNode<'circuit'>,
  _: ConnectionEnd,
  far: SpeakerNode,
): readonly Address[] {
  return far.role.kind === 'expressRouteGateway'
    ? microsoftEdgeAddresses(far.role.vnet)
    : speaker.addresses.slice(0, 1);
}

/**
 * R110: the edge shows 65515 as 12076 to other VNets on the circuit. R289: what it learned from a joined circuit is two
 * AS numbers longer for gateways.
 */
const asSeenByGateways: PathRewrite = (asPath, { session }) => {
  const shown = asPath.map((as) => (as === azureAsn ? expressRouteAsn : as));
  return session?.localKind === 'circuit' ? [expressRouteAsn, expressRouteAsn, ...shown] : shown;
};

/** R110, W062: the edge removes private ASNs towards customers. */
const asSeenByCustomers: PathRewrite = (asPath) => asPath.filter((as) => !isPrivateAsn(as));

function withhold(node: SpeakerNode<'circuit'>, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const back = splitHorizon(node, route, side);
  if (back) return back;
  const from = route.session?.localKind;
  const to = side.remoteKind;
  if (from === 'circuit' && to === 'circuit') {
    return reason(
      'R289',
      () => `${label} does not pass ${text} from one joined circuit to another: Global Reach joins two.`,
    );
  }
  if (isCustomer(from) && isCustomer(to)) {
    return reason(
      'R120',
      () => `${label} does not pass ${text} from one customer router to another; that requires Global Reach.`,
    );
  }
  const origin = route.parent?.session?.localKind;
  if (from === 'circuit' && to === 'expressRouteGateway' && origin === 'expressRouteGateway') {
    return reason(
      'R289',
      () => `${label} does not pass ${text} of a VNet on the joined circuit to another VNet's gateway.`,
    );
  }
  const ofGateway = isGateway(from) || (from === 'circuit' && isGateway(origin));
  // V12
  if (ofGateway && to === 'hubExpressRouteGateway' && isDefaultRoute(route.prefix)) {
    return reason('W106', () => `${label} does not pass ${text} of another gateway on to a virtual hub.`);
  }
  if (ofGateway && isGateway(to) && route.asPath.some((as) => as !== azureAsn)) {
    return reason(
      'R169',
      () =>
        `${label} does not pass ${text} on to another VNet's gateway: it was learned from an NVA or a site behind a Route Server.`,
    );
  }
  if (ofGateway && to === 'hubExpressRouteGateway' && !isOfNetwork(route)) {
    return reason(
      'W069',
      () =>
        `${label} does not pass ${text} on to another virtual hub: it is a static route, a VPN site or a pool of clients, and no prefix of a network or hub.`,
    );
  }
  return undefined;
}

/** W069, V17: whether a route of a virtual hub is the prefix of the hub or of a network; those of other gateways are. */
function isOfNetwork(route: BgpRoute): boolean {
  let at = route;
  let ofHub = false;
  while (at.parent) {
    ofHub ||= at.session?.localKind === 'hubExpressRouteGateway';
    at = at.parent;
  }
  return !ofHub || at.own?.kind === 'vnetConnection' || at.own?.kind === 'network';
}

/** Whether a kind of speaker is neither Azure's gateway nor another circuit. */
function isCustomer(kind: SpeakerKind | undefined): boolean {
  return !isGateway(kind) && kind !== 'circuit';
}
