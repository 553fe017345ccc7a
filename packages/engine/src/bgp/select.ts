import { compareNumbers, compareTexts } from '../collections.js';
import type { SpeakerNode } from './node.js';
import type { BgpRoute, SessionSide } from './route.js';

/** Whether the speaker learned the route from an ExpressRoute gateway. */
export function isExpressRoute(route: BgpRoute): boolean {
  return route.session?.localKind === 'expressRouteGateway';
}

/** A route with its rank at the choosing speaker. */
export interface Candidate {
  readonly route: BgpRoute;
  /** See {@link RoleRules.rank}. */
  readonly rank: readonly number[];
  /** The session on which it came in; undefined for a route of the speaker's own. */
  readonly side: SessionSide | undefined;
  /** The attributes that the speaker sees, as a text. */
  readonly attributes: string;
}

/**
 * The equally good best candidates in tie-break order: by next hop, then by session. The order does not affect ECMP.
 */
export function bestOf<T extends Candidate>(node: SpeakerNode, candidates: Iterable<T>): T[] {
  let best: T[] = [];
  for (const candidate of candidates) {
    const order = best[0] ? compareNumbers(candidate.rank, best[0].rank) : -1;
    if (order < 0) best = [candidate];
    else if (order === 0) best.push(candidate);
  }
  return best.length > 1 ? best.sort((a, b) => compareTies(node, a.route, b.route)) : best;
}

/** All candidates, best first. */
export function sortCandidates(node: SpeakerNode, candidates: readonly Candidate[]): BgpRoute[] {
  const ranked = [...candidates].sort((a, b) => compareNumbers(a.rank, b.rank) || compareTies(node, a.route, b.route));
  return ranked.map(({ route }) => route);
}

/**
 * R275: of several equally good routes, the one with the lowest next hop is passed on; then the lowest AS path, then the
 * lowest address of the peer. Names decide only between otherwise equal routes.
 */
function compareTies(node: SpeakerNode, a: BgpRoute, b: BgpRoute): number {
  const first = node.rules.compareEqual(a, b);
  if (first !== 0) return first;
  const [one, two] = [a.nextHops[0], b.nextHops[0]];
  const nextHop = compareNumbers(one?.address?.words ?? [], two?.address?.words ?? []);
  if (nextHop !== 0) return nextHop;
  const told =
    compareNumbers(a.asPath, b.asPath) ||
    compareNumbers(a.session?.localIp?.words ?? [], b.session?.localIp?.words ?? []);
  if (told !== 0) return told;
  const text = ({ session, cause }: BgpRoute) => (session ? `${session.local} ${session.id}` : cause.text);
  const [textOfA, textOfB] = [text(a), text(b)];
  return compareTexts(textOfA, textOfB);
}
