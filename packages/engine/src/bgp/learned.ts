import type { BgpResult } from './result.js';
import type { BgpRoute, SpeakerId } from './route.js';

/**
 * The best routes that lead somewhere: as {@link BgpResult.best}, but without what the speaker merely originates by
 * `advertise` (which installs nothing, language reference section 6). A router's or gateway's networks and static
 * routes count. Several if equally good.
 */
export function installedRoutes(bgp: BgpResult, speaker: SpeakerId, prefix: string): readonly BgpRoute[] {
  return bgp.table(speaker).routes.get(prefix)?.installed ?? [];
}
