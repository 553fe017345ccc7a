import type { Prefix } from '../../address/index.js';
import type { BgpResult } from '../../bgp/result.js';
import type { BgpRoute, PrefixEntry, RejectedRoute, SpeakerEntry, SpeakerId } from '../../bgp/route.js';

/** Prefixes that all speakers treat alike, with the routes that one speaker has for them. */
export interface HeldClass {
  /** The speaker's routes for the first of the prefixes. */
  readonly entry: SpeakerEntry;
  readonly rejected: readonly RejectedRoute[];
  readonly prefixes: readonly Prefix[];
}

/** The table of a speaker by class of prefixes. */
export function heldClasses(bgp: BgpResult, speaker: SpeakerId): readonly HeldClass[] {
  const classes = new Map<PrefixEntry, { entry: SpeakerEntry; prefixes: Prefix[] }>();
  for (const entry of bgp.table(speaker).routes.values()) {
    const known = classes.get(entry.shared);
    if (known) known.prefixes.push(entry.prefix);
    else classes.set(entry.shared, { entry, prefixes: [entry.prefix] });
  }
  return [...classes.values()].map(({ entry, prefixes }) => ({
    entry,
    get rejected() {
      return entry.rejected;
    },
    prefixes,
  }));
}

/** A route and the routes that it was derived from at the previous speakers, back to its origin. */
export function wayOf(route: BgpRoute): readonly BgpRoute[] {
  const way: BgpRoute[] = [];
  for (let each: BgpRoute | undefined = route; each; each = each.parent) way.push(each);
  return way;
}
