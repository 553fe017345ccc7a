import type { BgpResult } from './result.js';
import type { BgpRoute, SpeakerId } from './route.js';

/**
 * The best routes that lead somewhere: as {@link BgpResult.best}, but without what the speaker merely originates by
 * `advertise` (which installs nothing, language reference section 6). A router's or gateway's networks and static
 * routes count. Several if equally good.
 */
export function installedRoutes(bgp: BgpResult, speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
  const entry = bgp.table(speaker).routes.get(prefix);
  if (!entry) return [];
  const leading = entry.routes.filter((route) => route.own?.kind !== 'advertised');
  const first = leading[0];
  if (!first) return [];
  if (entry.routes[0] === first) return entry.routes.slice(0, entry.bestCount);
  return leading.filter((route) => equallyGood(route, first));
}

/** Routes of a router or NVA are equally good at equal AS-path length and equal kind of session. */
function equallyGood(a: BgpRoute, b: BgpRoute): boolean {
  return (
    (a.own === undefined) === (b.own === undefined) &&
    a.asPath.length === b.asPath.length &&
    a.session?.kind === b.session?.kind
  );
}
