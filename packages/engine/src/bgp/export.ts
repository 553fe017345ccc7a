import { isDefaultRoute, type Prefix } from '../address/index.js';
import { azureAsn, type Cause, type ExportPolicy, expressRouteAsn } from '../topology/index.js';
import type { Sent } from './learned-route.js';
import { type SpeakerNode, spaceHolding } from './node.js';
import { summarized } from './originate.js';
import { filtered, isPrivateAsn, lists, rewritePath } from './policy.js';
import { causeOf, type Reason } from './reason.js';
import type { BgpNextHop, BgpRoute, SessionSide } from './route.js';

/** What is sent on a session, or why nothing is. */
export type Export = ({ readonly sent: true } & Sent) | { readonly sent: false; readonly cause: Cause };

/** Decides whether and how `node` sends its best route on a session. `receiver` is the speaker at the other end. */
export function exportRoute(node: SpeakerNode, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Export {
  const reason = withheld(node, route, side, receiver);
  if (!reason) return { sent: true, ...sentRoute(node, route, side, receiver) };
  return { sent: false, cause: causeOf(reason, side) };
}

/** Why a speaker does not send a route on a session; undefined if it does. */
export function withheld(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const reason = withheldByCommunity(node, route, side) ?? withheldByRole(node, route, side, receiver);
  if (reason || side.policy.filters.length === 0 || isOwnForThisPeer(route, side)) return reason;
  const { label } = node.speaker;
  const held = filtered(side.policy, route.prefix);
  return held && { rule: 'R145', text: () => `${label} does not send ${route.prefix.text}: ${held()}.` };
}

/** A route as it is sent on a session. Depends on nothing but the route and what {@link sendsAlike} compares. */
export function sentRoute(node: SpeakerNode, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Sent {
  const rewritten = rewritePath(
    pathAtExit(node, route, side),
    route.prefix,
    side.policy,
    node.speaker.asn ?? 0,
    receiver.speaker.asn ?? 0,
    side.kind,
  );
  const added = side.policy.communities;
  return {
    asPath: rewritten.asPath,
    nextHops: nextHopsAtExit(node, route, side),
    communities: added.length === 0 ? route.communities : [...new Set([...route.communities, ...added])],
    steps: rewritten.steps,
  };
}

/** A text that is equal for sessions of one speaker on which it sends any route alike, if it sends it at all. */
export function sendsAlike(
  side: SessionSide,
  receiver: SpeakerNode,
  numberOf: (policy: ExportPolicy) => number,
): string {
  const peerAsn = side.policy.asOverride ? receiver.speaker.asn : '';
  const toGateway = side.remoteKind === 'expressRouteGateway';
  return `${numberOf(side.policy)} ${side.kind} ${side.origin} ${toGateway} ${side.localAddress ?? ''} ${side.localIp?.text ?? ''} ${peerAsn}`;
}

function withheldByCommunity(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  const has = (community: string) => route.communities.includes(community);
  if (has('no-advertise')) {
    return reason(
      'R147',
      () => `${node.speaker.label} keeps ${route.prefix.text} to itself: it carries the community no-advertise.`,
    );
  }
  if (has('no-export') && side.kind === 'ebgp') {
    return reason(
      'R147',
      () =>
        `${node.speaker.label} does not send ${route.prefix.text} to another AS: it carries the community no-export.`,
    );
  }
  return undefined;
}

function withheldByRole(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  switch (node.role.kind) {
    case 'routeServer':
      return fromRouteServer(node, node.role.routeServer.branchToBranch, route, side);
    case 'vpnGateway':
      return fromVpnGateway(node, route, side, receiver);
    case 'expressRouteGateway':
      return fromExpressRouteGateway(node, route, side, receiver);
    case 'circuit':
      return fromCircuit(node, route, side);
    case 'nva':
    case 'router':
      return fromRouter(node, route, side);
  }
}

function fromRouteServer(
  node: SpeakerNode,
  branchToBranch: boolean,
  route: BgpRoute,
  side: SessionSide,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (route.session?.local === side.remote) return splitHorizon(label, text);
  const toGateway = side.origin === 'automatic';
  if (toGateway && route.own) return reason('R142', () => `The gateway has ${text} itself; ${label} need not send it.`);
  const fromGateway = route.session?.origin === 'automatic';
  if (!branchToBranch && (toGateway || fromGateway)) {
    return reason('R164', () => `${label} does not pass ${text} between gateways and NVAs: branchToBranch is off.`);
  }
  if (!toGateway && route.session?.origin === 'declared' && spaceHolding(node.unrelayedSpace, route.prefix)) {
    return reason(
      'R163',
      () =>
        `${label} does not relay ${text} to other NVAs: it lies inside a directly peered VNet (setting routeServerRelaysPeeredPrefixes).`,
    );
  }
  return undefined;
}

function fromVpnGateway(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const own = route.own;
  if (route.session?.local === side.remote) return splitHorizon(label, text);
  if (side.origin === 'automatic') {
    if (own?.kind === 'network' || own?.kind === 'advertised')
      return reason('R142', () => `${receiver.speaker.label} has ${text} itself.`);
    if (own?.kind === 'bgpPeer' && side.remoteKind === 'routeServer') {
      return reason('R271', () => `${label} does not hand the host route ${text} of its BGP peer to the Route Server.`);
    }
    if (own?.kind === 'pointToSite')
      return reason('R122', () => `${label} does not share its point-to-site pool ${text}.`);
    return shared(route, side, receiver, label);
  }
  if (isDefaultRoute(route.prefix))
    return reason('R107', () => `${label} never advertises ${text}; send two /1 halves instead.`);
  if (own?.kind === 'connection' && side.declaration === own.connection) return splitHorizon(label, text);
  // Conformance finding 24: host routes of peers go on to other peers. Case 48: not to gateways of the same AS.
  if (own?.kind === 'bgpPeer' && (own.connection === side.declaration || own.asn === receiver.speaker.asn)) {
    return splitHorizon(label, text);
  }
  return notForConnections(node, route, receiver, side.kind);
}

/** What the two kinds of gateway have in common when they announce to the far end of a connection. */
function notForConnections(
  node: SpeakerNode,
  route: BgpRoute,
  receiver: SpeakerNode,
  sideKind: SessionSide['kind'],
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (route.own?.kind === 'network' && isSummarized(node, route.prefix)) {
    return reason('R114', () => `${label} announces summarizedGatewayPrefixes in place of ${text}.`);
  }
  if (route.session?.origin === 'automatic' && route.session.localKind !== 'routeServer')
    return notPassedOn(label, text);
  if (route.session?.kind === 'ibgp' && sideKind === 'ibgp') {
    return reason('R277', () => `${label} does not pass ${text} from one iBGP peer to another.`);
  }
  if (route.session?.localKind === 'circuit' && receiver.speaker.kind === 'circuit') {
    return reason('R120', () => `${label} does not pass ${text} from one circuit to another; that takes Global Reach.`);
  }
  if (node.role.kind === 'vpnGateway' && route.session && spaceHolding(node.ownSpace, route.prefix)) {
    return reason(
      'R106',
      () => `${label} does not announce ${text} to ${receiver.speaker.label}: it lies inside its own VNet.`,
    );
  }
  return undefined;
}

function fromExpressRouteGateway(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (route.session?.local === side.remote) return splitHorizon(label, text);
  if (side.origin === 'automatic') {
    if (route.own) return reason('R142', () => `${receiver.speaker.label} has ${text} itself.`);
    return shared(route, side, receiver, label);
  }
  return notForConnections(node, route, receiver, side.kind);
}

function fromCircuit(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (route.session?.local === side.remote) return splitHorizon(label, text);
  const fromCustomer = route.session?.localKind !== 'expressRouteGateway';
  const toCustomer = side.remoteKind !== 'expressRouteGateway';
  if (fromCustomer && toCustomer) {
    return reason(
      'R120',
      () => `${label} does not pass ${text} from one customer router to another; that takes Global Reach.`,
    );
  }
  if (!fromCustomer && !toCustomer && route.asPath.some((as) => as !== azureAsn)) {
    return reason(
      'R169',
      () =>
        `${label} does not pass ${text} on to another VNet's gateway: it was learned from an NVA or a site behind a Route Server.`,
    );
  }
  return undefined;
}

function fromRouter(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const { session, own } = route;
  const toSibling = side.origin === 'automatic';
  if (own?.kind === 'connection' && !toSibling) {
    return reason('R101', () => `${label} does not announce its static route ${text}.`);
  }
  if (!session) return undefined;
  const sentBack =
    session.local === side.remote &&
    session.remoteAddress === side.localAddress &&
    session.localAddress === side.remoteAddress;
  if (sentBack && !side.policy.asOverride)
    return reason('R277', () => `${label} does not send ${text} back to the peer that it learned it from.`);
  if (session.kind === 'ibgp' && side.kind === 'ibgp')
    return reason('R277', () => `${label} does not pass ${text} from one iBGP peer to another.`);
  const site = node.role.kind === 'router' && session.origin === 'automatic' ? node.role.site : undefined;
  if (site && !site.transit) {
    return reason(
      'R277',
      () =>
        `${label} does not pass on ${text}, which another router of site ${site.label} learned: the site has no "transit".`,
    );
  }
  return undefined;
}

/** What a gateway tells the Route Server and the other gateway of its VNet: only what it learned from outside. */
function shared(route: BgpRoute, side: SessionSide, receiver: SpeakerNode, label: string): Reason | undefined {
  const { text } = route.prefix;
  if (route.session?.origin === 'automatic') {
    return side.remoteKind === 'routeServer'
      ? reason(
          'R142',
          () => `${label} does not pass ${text} on to ${receiver.speaker.label}: it learned it inside the VNet.`,
        )
      : notPassedOn(label, text);
  }
  return side.remoteKind === 'routeServer' ? branchToBranchOff(receiver, label, text) : undefined;
}

function branchToBranchOff(receiver: SpeakerNode, label: string, text: string): Reason | undefined {
  if (receiver.role.kind !== 'routeServer' || receiver.role.routeServer.branchToBranch) return undefined;
  return reason('R164', () => `${label} and ${receiver.speaker.label} do not exchange ${text}: branchToBranch is off.`);
}

function isSummarized(node: SpeakerNode, prefix: Prefix): boolean {
  const { role } = node;
  return (role.kind === 'vpnGateway' || role.kind === 'expressRouteGateway') && summarized(role.vnet, prefix);
}

function pathAtExit(node: SpeakerNode, route: BgpRoute, side: SessionSide): readonly number[] {
  if (node.role.kind !== 'circuit') return route.asPath;
  // R110: the edge removes private ASNs towards customers, and shows 65515 as 12076 to other VNets on the circuit.
  return side.remoteKind === 'expressRouteGateway'
    ? route.asPath.map((as) => (as === azureAsn ? expressRouteAsn : as))
    : route.asPath.filter((as) => !isPrivateAsn(as));
}

function nextHopsAtExit(node: SpeakerNode, route: BgpRoute, side: SessionSide): readonly BgpNextHop[] {
  const self: BgpNextHop[] = selfNextHops(node, side);
  if (side.policy.nextHop) return [{ text: side.policy.nextHop.text, address: side.policy.nextHop }];
  if (node.role.kind === 'routeServer' && side.kind === 'ibgp') return route.nextHops.slice(0, 1);
  if (side.policy.nextHopUnchanged && route.nextHops.length > 0) return route.nextHops;
  if (side.policy.nextHopSelf || side.kind === 'ebgp' || route.nextHops.length === 0) return self;
  // R125, R127: a gateway puts its own addresses on what it shares inside the VNet.
  return node.role.kind === 'vpnGateway' || node.role.kind === 'expressRouteGateway' ? self : route.nextHops;
}

function selfNextHops(node: SpeakerNode, side: SessionSide): BgpNextHop[] {
  const addresses = node.speaker.addresses;
  const all = side.origin === 'automatic' && node.role.kind === 'vpnGateway';
  const chosen = all ? addresses : addresses.filter((address) => address.text === side.localAddress);
  if (chosen.length > 0) return chosen.map((address) => ({ text: address.text, address }));
  if (side.localIp) return [{ text: side.localIp.text, address: side.localIp }];
  return [{ text: node.role.kind === 'circuit' ? '<MSEE>' : node.speaker.label, address: undefined }];
}

function isOwnForThisPeer(route: BgpRoute, side: SessionSide): boolean {
  return route.own !== undefined && lists(side.policy.advertise, route.prefix);
}

function splitHorizon(label: string, text: string): Reason {
  return reason('R163', () => `${label} does not send ${text} back to the peer that its best route came from.`);
}

function notPassedOn(label: string, text: string): Reason {
  return reason(
    'R120',
    () =>
      `${label} does not pass on ${text}, which the other gateway of its VNet learned: that takes a Route Server with branchToBranch (R122).`,
  );
}

function reason(rule: Reason['rule'], text: () => string): Reason {
  return { rule, text };
}
