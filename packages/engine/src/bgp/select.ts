import type { SpeakerNode } from './node.js';
import type { BgpRoute } from './route.js';

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
      return [own, length, internal];
  }
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
}

/** Ranks a route once for all choices that it takes part in. */
export function candidateOf(node: SpeakerNode, route: BgpRoute): Candidate {
  return { route, rank: rankOf(node, route) };
}

/** Sorts candidates best first; the tie-break beyond the rank is by next hop, then by session, and makes no difference to ECMP. */
export function sortCandidates(
  node: SpeakerNode,
  candidates: readonly Candidate[],
): { routes: BgpRoute[]; bestCount: number } {
  const ranked = [...candidates].sort((a, b) => compareRanks(a.rank, b.rank) || compareTies(node, a.route, b.route));
  const first = ranked[0];
  const bestCount = first ? ranked.filter((other) => compareRanks(other.rank, first.rank) === 0).length : 0;
  return { routes: ranked.map(({ route }) => route), bestCount };
}

/** Compares two ranks from the left. */
export function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
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
