import type { SpeakerNode } from './node.js';
import type { BgpRoute, SessionSide } from './route.js';

/**
 * How a speaker ranks routes of one prefix: a list of numbers compared from the left, smaller is better. Routes of
 * equal rank are equally good (ECMP).
 */
export function rankOf(node: SpeakerNode, route: BgpRoute): readonly number[] {
  // R148: MED, local preference and origin are not modelled.
  const own = originRank(route);
  // R152: every AS counts, whichever it is.
  const length = route.asPath.length;
  const internal = route.session?.kind === 'ibgp' ? 1 : 0;
  switch (node.role.kind) {
    case 'routeServer': {
      const preference = node.role.routeServer.hubRoutingPreference;
      // R149: hub routing preference, then AS-path length; VPN and NVA are one class. R273: its own origination first.
      // With ASPath the source counts for nothing, so equally long paths are equally good.
      const first = preference === 'ASPath' || isExpressRoute(route) === (preference === 'ExpressRoute');
      return [own, first ? 0 : 1, length];
    }
    case 'expressRouteGateway':
      // R118: connection weight, then AS-path length.
      return [own, -(route.session?.receiverWeight ?? 0), length, internal];
    case 'vpnGateway':
    case 'circuit':
    case 'nva':
    case 'router':
      return shared(own, length, internal);
  }
}

const ranks = new Map<number, readonly number[]>();

/** One list for equal ranks: there are few of these, and large networks hold millions of routes. */
function shared(own: number, length: number, internal: number): readonly number[] {
  const key = (length * 3 + own) * 2 + internal;
  let rank = ranks.get(key);
  if (!rank) {
    rank = [own, length, internal];
    ranks.set(key, rank);
  }
  return rank;
}

/** What a speaker originates stands before its static routes, so that these hide no announcement; both before what it learned. */
function originRank({ own }: BgpRoute): number {
  if (!own) return 2;
  return own.kind === 'network' || own.kind === 'advertised' ? 0 : 1;
}

/** Whether the speaker learned the route from an ExpressRoute gateway. */
export function isExpressRoute(route: BgpRoute): boolean {
  return route.session?.localKind === 'expressRouteGateway';
}

/** A route with its rank at the speaker that chooses. */
export interface Candidate {
  readonly route: BgpRoute;
  readonly rank: readonly number[];
  /** The session on which it came in; undefined for a route of the speaker's own. */
  readonly side: SessionSide | undefined;
  /** All that the speaker sees of it, as a text. */
  readonly attributes: string;
}

/**
 * The equally good candidates that are better than all others, in the order of the tie-break, which is by next hop, then
 * by session, and makes no difference to ECMP.
 */
export function bestOf<T extends Candidate>(node: SpeakerNode, candidates: Iterable<T>): T[] {
  let best: T[] = [];
  for (const candidate of candidates) {
    const order = best[0] ? compareRanks(candidate.rank, best[0].rank) : -1;
    if (order < 0) best = [candidate];
    else if (order === 0) best.push(candidate);
  }
  return best.length > 1 ? best.sort((a, b) => compareTies(node, a.route, b.route)) : best;
}

/** All candidates, best first. */
export function sortCandidates(node: SpeakerNode, candidates: readonly Candidate[]): BgpRoute[] {
  const ranked = [...candidates].sort((a, b) => compareRanks(a.rank, b.rank) || compareTies(node, a.route, b.route));
  return ranked.map(({ route }) => route);
}

/** Compares two ranks from the left. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * R275: of several equally good routes the one with the lowest next hop is passed on. Of those with one next hop the
 * lowest AS path, then the lowest address of the peer; names decide only between routes that nothing else tells apart.
 */
function compareTies(node: SpeakerNode, a: BgpRoute, b: BgpRoute): number {
  if (node.role.kind === 'vpnGateway' || node.role.kind === 'expressRouteGateway') {
    // R122: a route straight from the other gateway is not passed on; the same one reflected by a Route Server may be.
    const direct = Number(fromOtherGateway(a)) - Number(fromOtherGateway(b));
    if (direct !== 0) return direct;
  }
  const [one, two] = [a.nextHops[0], b.nextHops[0]];
  const nextHop = compareRanks(one?.address?.words ?? [], two?.address?.words ?? []);
  if (nextHop !== 0) return nextHop;
  const told =
    compareRanks(a.asPath, b.asPath) || compareRanks(a.session?.localIp?.words ?? [], b.session?.localIp?.words ?? []);
  if (told !== 0) return told;
  const text = ({ session, cause }: BgpRoute) => (session ? `${session.local} ${session.id}` : cause.text);
  const [first, second] = [text(a), text(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function fromOtherGateway({ session }: BgpRoute): boolean {
  return session?.origin === 'automatic' && session.localKind !== 'routeServer';
}
