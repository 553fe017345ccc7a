import { changedNextHops, ownNextHops, sessionAddresses } from '../next-hops.js';
import type { Exit, RoleRules, SpeakerNode } from '../node.js';
import { byAdvertise } from '../originate.js';
import { defaultWeight, isStatic } from '../own-route.js';
import { unchangedPath } from '../policy.js';
import { preferredRank } from '../rank.js';
import { type Reason, reason } from '../reason.js';
import type { BgpNextHop, BgpRoute, SessionSide } from '../route.js';

/*
 * What NVAs and routers on premises have in common: ordinary BGP speakers.
 */

/** The rules of both kinds. */
export const ordinaryRules = {
  joins: undefined,

  alwaysBgp: false,
  sessionObstacle: () => undefined,
  connectionAddresses: ({ speaker }) => speaker.addresses.slice(0, 1),
  summaries: () => [],

  carriesIpv6: true,
  originationForPeer: byAdvertise,
  routedBack: () => [],

  adviceOnOwnAsn: () => '',
  refuse: () => undefined,
  rank: (_, route) => preferredRank(route),
  compareEqual: () => 0,
  weight: () => defaultWeight,

  pathTowards: () => unchangedPath,
  nextHopsAtExit: ordinaryNextHops,
} satisfies Partial<RoleRules<'nva' | 'router'>>;

/** Why an ordinary speaker does not send a route on a session. */
export function withholdOrdinarily(node: SpeakerNode, route: BgpRoute, side: SessionSide): Reason | undefined {
  const { label } = node.speaker;
  const { text } = route.prefix;
  const { session, own } = route;
  const toSibling = side.origin === 'automatic';
  if (!toSibling && (own?.kind === 'connection' || isStatic(route))) {
    const whose = own ? 'its' : 'the';
    return reason('R101', () => `${label} does not announce ${whose} static route ${text}.`);
  }
  if (!session) return undefined;
  const sentBack =
    // The tables of a virtual hub share its sessions.
    (session.local === side.remote || session.declaration === side.declaration) &&
    session.remoteAddress === side.localAddress &&
    session.localAddress === side.remoteAddress;
  if (sentBack && !side.policy.asOverride) {
    return reason('R277', () => `${label} does not send ${text} back to the peer that it learned it from.`);
  }
  if (session.kind === 'ibgp' && side.kind === 'ibgp') {
    return reason('R277', () => `${label} does not pass ${text} from one iBGP peer to another.`);
  }
  return undefined;
}

/** The next hops that an ordinary speaker puts on a route. */
function ordinaryNextHops(
  { speaker: { addresses, label } }: SpeakerNode,
  route: BgpRoute,
  exit: Exit,
): readonly BgpNextHop[] {
  const self = () => ownNextHops(sessionAddresses(addresses, exit), exit, label);
  return changedNextHops(route, exit, self) ?? route.nextHops;
}
