import type { BgpResult } from './result.js';
import type { BgpRoute, SpeakerEntry, SpeakerId } from './route.js';

/**
 * The best routes that lead somewhere: as {@link BgpResult.best}, but without what the speaker merely originates by
 * `advertise` (which installs nothing, language reference section 6). A router's or gateway's networks and static
 * routes count. Several if equally good.
 */
export function installedRoutes(bgp: BgpResult, speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
  const entry = bgp.table(speaker).routes.get(prefix);
  return entry ? routesAt(entry, installedIndexes(entry)) : [];
}

/** The routes of an entry at these places. */
export function routesAt({ routes }: SpeakerEntry, indexes: readonly number[]): readonly BgpRoute[] {
  return indexes.flatMap((index) => routes[index] ?? []);
}

/** The places of an entry's best routes that lead somewhere, see {@link installedRoutes}. */
export function installedIndexes({ model, bestCount }: SpeakerEntry): readonly number[] {
  const all = model.map((_, index) => index);
  const leading = all.filter((index) => model[index]?.own?.kind !== 'advertised');
  const [first] = leading;
  if (first === undefined) return [];
  if (first === 0) return all.slice(0, bestCount);
  return leading.filter((index) => equallyGood(model[index], model[first]));
}

/** Routes of a router or NVA are equally good at equal AS-path length and equal kind of session. */
function equallyGood(a: BgpRoute | undefined, b: BgpRoute | undefined): boolean {
  return (
    (a?.own === undefined) === (b?.own === undefined) &&
    a?.asPath.length === b?.asPath.length &&
    a?.session?.kind === b?.session?.kind
  );
}
