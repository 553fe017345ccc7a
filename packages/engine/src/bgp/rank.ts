import { defaultLocalPreference } from './local-preference.js';
import type { BgpRoute } from './route.js';

/**
 * The rank at most speakers: by origin, AS-path length and kind of session (R148: no MED, no local preference in
 * Azure).
 */
export function usualRank(route: BgpRoute): readonly number[] {
  // R152: every AS counts.
  return shared(originRank(route), route.asPath.length, sessionRank(route));
}

/** The rank at routers and NVAs: the local preference comes before the length of the AS path (R281). */
export function preferredRank(route: BgpRoute): readonly number[] {
  const usual = usualRank(route);
  if (route.localPreference !== defaultLocalPreference) return withPreference(usual, route.localPreference);
  let rank = unpreferredRanks.get(usual);
  if (!rank) {
    rank = withPreference(usual, defaultLocalPreference);
    unpreferredRanks.set(usual, rank);
  }
  return rank;
}

function withPreference([origin = 0, ...others]: readonly number[], preference: number): readonly number[] {
  return [origin, -preference, ...others];
}

/** Nearly all routes have no declared preference. */
const unpreferredRanks = new Map<readonly number[], readonly number[]>();

const ranks = new Map<number, readonly number[]>();

/** Shares one list among equal ranks, because large networks hold millions of routes. */
function shared(own: number, length: number, internal: number): readonly number[] {
  const key = (length * 4 + own) * 2 + internal;
  let rank = ranks.get(key);
  if (!rank) {
    rank = [own, length, internal];
    ranks.set(key, rank);
  }
  return rank;
}

/**
 * Originated routes rank before static ones, so that these hide no announcement; then what connections bring along, and
 * learned routes last.
 */
export function originRank({ own }: BgpRoute): number {
  if (!own) return 3;
  if (own.kind === 'static') return 1;
  return own.kind === 'network' || own.kind === 'advertised' ? 0 : 2;
}

/** eBGP comes before iBGP. */
export function sessionRank({ session }: BgpRoute): number {
  return session?.kind === 'ibgp' ? 1 : 0;
}
