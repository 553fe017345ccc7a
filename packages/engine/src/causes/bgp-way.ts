import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute, Speaker, SpeakerId } from '../bgp/route.js';
import type { Way, WayPoint } from './why.js';

/** Speakers by id. */
export type Speakers = ReadonlyMap<SpeakerId, Speaker>;

/** The speakers of a result by id. */
export function speakersById(bgp: BgpResult): Speakers {
  return new Map(bgp.speakers.map((speaker) => [speaker.id, speaker]));
}

/** The path of a route from its origin to the speaker that has it. */
export function wayOf(speakers: Speakers, route: BgpRoute): Way {
  const points: WayPoint[] = [];
  for (let at: BgpRoute | undefined = route; at; at = at.parent) {
    const speaker = speakers.get(at.holder);
    if (speaker) points.unshift({ speaker, route: at });
  }
  return points;
}

/** The paths of routes. Paths that differ only in the instance of a Route Server count as one (R135). */
export function waysOf(speakers: Speakers, routes: readonly BgpRoute[]): readonly Way[] {
  const ways = new Map<string, Way>();
  for (const route of routes) {
    const way = wayOf(speakers, route);
    const key = way.map(pointKey).join(' > ');
    if (!ways.has(key)) ways.set(key, way);
  }
  return [...ways].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
}

function pointKey({ speaker, route }: WayPoint): string {
  return `${speaker.device} ${route.asPath.join('-')} ${routesOwnNextHops(route)} ${route.session?.declaration ?? route.cause.text}`;
}

/** The next hops that distinguish ways. Those from a Route Server do not: they name its instance. */
function routesOwnNextHops(route: BgpRoute): string {
  return route.session?.localKind === 'routeServer' ? '' : route.nextHops.map(({ text }) => text).join();
}
