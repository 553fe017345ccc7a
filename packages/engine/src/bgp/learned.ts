import type { BgpResult } from './result.js';
import type { BgpRoute, SpeakerId } from './route.js';

/**
 * The best routes that are installed: as {@link BgpResult.best}, but without routes that the speaker only originates by
 * `advertise`, which installs nothing (language reference, section 6). Networks and static routes of a router or
 * gateway count. Several if equally good.
 */
export function installedRoutes(bgp: BgpResult, speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
  return bgp.table(speaker).routes.get(prefix)?.installed ?? [];
}
