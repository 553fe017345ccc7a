import type { Cause } from '../topology/index.js';
import type { Sent } from './learned-route.js';
import { defaultLocalPreference } from './local-preference.js';
import type { Exit, SpeakerNode } from './node.js';
import { filtered, includesPrefix, rewritePath } from './policy.js';
import { causeOf, type Reason, reason } from './reason.js';
import type { BgpRoute, SessionSide } from './route.js';

/** What is sent on a session, or the reason why nothing is sent. */
export type Export = ({ readonly sent: true } & Sent) | { readonly sent: false; readonly cause: Cause };

/** Decides whether and how `node` sends its best route on a session. `receiver` is the speaker at the other end. */
export function exportRoute(node: SpeakerNode, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Export {
  const held = withheld(node, route, side, receiver);
  if (!held) return { sent: true, ...sentRoute(node, route, side, receiver) };
  return { sent: false, cause: causeOf(held, side) };
}

/** Why a speaker does not send a route on a session; undefined if it does. */
export function withheld(
  node: SpeakerNode,
  route: BgpRoute,
  side: SessionSide,
  receiver: SpeakerNode,
): Reason | undefined {
  const held = withheldByCommunity(node, route, side) ?? node.rules.withhold(node, route, side, receiver);
  if (held || side.policy.filters.length === 0) return held;
  const { label } = node.speaker;
  const filter = filtered(side.policy, route.prefix, isOwnForThisPeer(route, side));
  return filter && reason('R145', () => `${label} does not send ${route.prefix.text}: ${filter()}.`);
}

/** A route as it is sent on a session. Depends on nothing but the route and what {@link sendsAlike} compares. */
export function sentRoute(node: SpeakerNode, route: BgpRoute, side: SessionSide, receiver: SpeakerNode): Sent {
  const rewritten = rewritePath(
    node.rules.pathTowards(side.remoteKind, node)(route.asPath, route),
    route.prefix,
    side.policy,
    node.speaker.asn ?? 0,
    receiver.speaker.asn ?? 0,
    side.kind,
  );
  const added = side.policy.communities;
  return {
    asPath: rewritten.asPath,
    nextHops: node.rules.nextHopsAtExit(node, route, side),
    communities: added.length === 0 ? route.communities : [...new Set([...route.communities, ...added])],
    localPreference: side.kind === 'ibgp' ? route.localPreference : defaultLocalPreference,
    steps: rewritten.steps,
  };
}

/** Assigns equal numbers to equal things. */
type NumberOf = (thing: object) => number;

/** The values by which the parts of an {@link Exit} are compared. */
const compared: { readonly [P in keyof Exit]-?: (exit: Exit, numberOf: NumberOf) => unknown } = {
  policy: ({ policy }, numberOf) => numberOf(policy),
  kind: ({ kind }) => kind,
  origin: ({ origin }) => origin,
  localAddress: ({ localAddress }) => localAddress,
  localIp: ({ localIp }) => localIp?.text,
};

/** A text that is equal for sessions on which a speaker, if it sends a route, sends it in the same form. */
export function sendsAlike(node: SpeakerNode, side: SessionSide, receiver: SpeakerNode, numberOf: NumberOf): string {
  const exit = Object.values(compared).map((part) => part(side, numberOf));
  const peerAsn = side.policy.asOverride ? receiver.speaker.asn : undefined;
  return [numberOf(node.rules.pathTowards(side.remoteKind, node)), peerAsn, ...exit].join(' ');
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

function isOwnForThisPeer(route: BgpRoute, side: SessionSide): boolean {
  return route.own !== undefined && includesPrefix(side.policy.advertise, route.prefix);
}
