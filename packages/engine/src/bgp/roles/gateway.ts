import type { Address, Prefix } from '../../address/index.js';
import type { Declared, Network, Vnet } from '../../topology/index.js';
import type { RoleRules, Spaces, SpeakerNode } from '../node.js';
import { unchangedPath } from '../policy.js';
import { type Reason, reason } from '../reason.js';
import type { BgpRoute, SessionSide, Speaker } from '../route.js';
import { spaceOf, spacesOf } from '../spaces.js';

/*
 * What VPN and ExpressRoute gateways have in common.
 */

type Gateway = 'vpnGateway' | 'expressRouteGateway';

/** A gateway as one speaker, regardless of its instances. */
export function gatewaySpeaker(
  kind: Gateway,
  { id, label }: Declared,
  asn: number,
  addresses: readonly Address[],
): Speaker {
  return { id, device: id, label, kind, instance: undefined, asn, addresses };
}

/** The address spaces that the rules of a gateway compare prefixes with. */
export function gatewaySpaces(network: Network, vnet: Vnet): Spaces {
  return { ...spacesOf(network, vnet), summaries: spaceOf(vnet.summarizedGatewayPrefixes) };
}

/** The rules of both kinds. */
export const gatewayRules = {
  key({ vnet: { id, addressSpace, summarizedGatewayPrefixes } }) {
    const texts = (prefixes: readonly Prefix[]) => prefixes.map(({ text }) => text);
    return [id, texts(addressSpace), texts(summarizedGatewayPrefixes)];
  },

  vnets: (_, { role }) => [role.vnet],
  onPremises: false,
  outlets: ({ speaker }) => [speaker.device],
  joins: undefined,

  alwaysBgp: false,
  sessionObstacle: () => undefined,
  addressTowards: (_, { speaker }) => speaker.addresses[0],
  summaries: ({ role }) => role.vnet.summarizedGatewayPrefixes,

  originationForPeer: ({ speaker }) => ({
    rule: 'R114',
    text: `summarizedGatewayPrefixes: ${speaker.label} announces it in place of the prefixes that it covers.`,
  }),

  adviceOnOwnAsn: () => '',
  // R122: a route straight from the other gateway is not passed on; the same one reflected by a Route Server may be.
  compareEqual: (a, b) => Number(fromOtherGateway(a)) - Number(fromOtherGateway(b)),
  pathTowards: () => unchangedPath,
} satisfies Partial<RoleRules<Gateway>>;

/** Why a gateway does not send a route on a session inside its VNet, to the Route Server or the other gateway. */
export function withheldInside(
  { speaker: { label } }: SpeakerNode,
  route: BgpRoute,
  receiver: SpeakerNode,
): Reason | undefined {
  const { text } = route.prefix;
  const server = receiver.role.kind === 'routeServer' ? receiver.role.routeServer : undefined;
  if (route.session?.origin === 'automatic') {
    if (!server) return notPassedOn(label, text);
    return reason(
      'R142',
      () => `${label} does not pass ${text} on to ${receiver.speaker.label}: it learned it inside the VNet.`,
    );
  }
  if (!server || server.branchToBranch) return undefined;
  return reason('R164', () => `${label} and ${receiver.speaker.label} do not exchange ${text}: branchToBranch is off.`);
}

/** Why a gateway does not send a route into a connection. */
export function withheldFromConnection(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  if (route.own?.kind === 'network' && isSummarized(node, route.prefix)) {
    return reason('R114', () => `${label} announces summarizedGatewayPrefixes in place of ${text}.`);
  }
  if (fromOtherGateway(route)) return notPassedOn(label, text);
  if (route.session?.kind === 'ibgp' && side.kind === 'ibgp') {
    return reason('R277', () => `${label} does not pass ${text} from one iBGP peer to another.`);
  }
  if (route.session?.localKind === 'circuit' && receiver.speaker.kind === 'circuit') {
    return reason(
      'R120',
      () => `${label} does not pass ${text} from one circuit to another; that requires Global Reach.`,
    );
  }
  return undefined;
}

/** Whether a gateway announces a summary in place of this own prefix (R114). */
function isSummarized({ spaces: { own, summaries } }: SpeakerNode, prefix: Prefix): boolean {
  if (summaries.size === 0 || summaries.get(prefix)) return false;
  return own.get(prefix) !== undefined || summaries.covering(prefix).length > 0;
}

function fromOtherGateway({ session }: BgpRoute): boolean {
  return session?.origin === 'automatic' && session.localKind !== 'routeServer';
}

function notPassedOn(label: string, text: string): Reason {
  return reason(
    'R120',
    () =>
      `${label} does not pass on ${text}, which the other gateway of its VNet learned: that requires a Route Server with branchToBranch (R122).`,
  );
}
