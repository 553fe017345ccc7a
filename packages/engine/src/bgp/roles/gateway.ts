import type { Prefix } from '../../address/index.js';
import type { Network, Vnet } from '../../topology/index.js';
import type { Spaces, SpeakerNode } from '../node.js';
import { type Reason, reason } from '../reason.js';
import type { BgpRoute, SessionSide } from '../route.js';
import { spaceOf, spacesOf } from '../spaces.js';

/*
 * What VPN and ExpressRoute gateways have in common.
 */

/** The address space that a gateway looks at. */
export function gatewaySpaces(network: Network, vnet: Vnet): Spaces {
  return { ...spacesOf(network, vnet), summaries: spaceOf(vnet.summarizedGatewayPrefixes) };
}

/** A gateway's settings that propagation looks at. */
export function gatewayKey({ id, addressSpace, summarizedGatewayPrefixes }: Vnet): unknown {
  const texts = (prefixes: readonly Prefix[]) => prefixes.map(({ text }) => text);
  return [id, texts(addressSpace), texts(summarizedGatewayPrefixes)];
}

/** Why a gateway originates a prefix for one peer. */
export function summarizes({ speaker }: SpeakerNode): { rule: 'R114'; text: string } {
  return {
    rule: 'R114',
    text: `summarizedGatewayPrefixes: ${speaker.label} announces it in place of the prefixes that it covers.`,
  };
}

/** R122: a route straight from the other gateway is not passed on; the same one reflected by a Route Server may be. */
export function reflectedFirst(a: BgpRoute, b: BgpRoute): number {
  return Number(fromOtherGateway(a)) - Number(fromOtherGateway(b));
}

/** What a gateway tells the Route Server and the other gateway of its VNet: only what it learned from outside. */
export function notShared(
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

/** Why a gateway does not announce a route to the far end of a connection. */
export function notForConnections(
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
    return reason('R120', () => `${label} does not pass ${text} from one circuit to another; that takes Global Reach.`);
  }
  return undefined;
}

/** True if a gateway announces a summary in place of this own prefix (R114). */
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
      `${label} does not pass on ${text}, which the other gateway of its VNet learned: that takes a Route Server with branchToBranch (R122).`,
  );
}
