import { decisiveDeclaration, type Stop, type Way } from '@azroute/engine';
import type { CauseJson, DeclarationJson, Declarations } from './declarations.js';

/** A BGP route in the table of one speaker. */
export interface WayPointJson {
  readonly device: string;
  readonly asn?: number;
  readonly asPath: string;
  readonly nextHop: readonly string[];
  readonly communities?: readonly string[];
  /** What the policy of the sender changed. */
  readonly steps?: readonly string[];
  /** The session that it came in on; at the origin, the declaration that it comes from. */
  readonly from: DeclarationJson;
  /**
   * Set for a session that isn't declared: between the gateways and the Route Server of a network, or a site's routers.
   */
  readonly automatic?: true;
  readonly because: CauseJson;
}

/** A place where a BGP route stopped. */
export interface StopJson {
  readonly kind: Stop['kind'];
  readonly device: string;
  readonly peer?: string;
  readonly asPath: string;
  readonly harmless: boolean;
  readonly because: CauseJson;
}

/** The speakers on the path of a route, the origin first. */
export function wayJson(way: Way, declarations: Declarations): readonly WayPointJson[] {
  return way.map(({ speaker, route }) => ({
    device: declarations.label(speaker.device),
    ...(speaker.asn === undefined ? {} : { asn: speaker.asn }),
    asPath: route.asPath.join('-'),
    nextHop: route.nextHops.map(({ text }) => text),
    ...(route.communities.length > 0 ? { communities: route.communities } : {}),
    ...(route.steps.length > 0 ? { steps: route.steps } : {}),
    from: declarations.at(route.session?.declaration ?? decisiveDeclaration(route.cause) ?? speaker.device),
    ...(route.session?.origin === 'automatic' ? { automatic: true } : {}),
    because: declarations.cause(route.cause),
  }));
}

/** A place where a route stopped. */
export function stopJson({ kind, at, peer, route, cause, harmless }: Stop, declarations: Declarations): StopJson {
  return {
    kind,
    device: declarations.label(at.device),
    ...(peer ? { peer: declarations.label(peer.device) } : {}),
    asPath: route.asPath.join('-'),
    harmless,
    because: declarations.cause(cause),
  };
}
