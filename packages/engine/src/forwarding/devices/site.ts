import type { BgpRoute } from '../../bgp/route.js';
import { compareNumbers } from '../../collections.js';
import type { DeclId } from '../../topology/index.js';
import { enter } from '../enter.js';
import { noPassage, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { routesInForce } from '../routes-in-force.js';
import { noRoute } from '../speaker-decision.js';
import type { PlaceRules, ThingRules, World } from '../world.js';
import { endHostPlace, endHostThing } from './end-host.js';
import { intoSite, routerWith } from './router.js';

/** A site on premises, with its hosts: where packets start that one of them sends. */
export const site = {
  place: {
    ...endHostPlace,
    next: sends,
  } satisfies PlaceRules,

  thing: {
    ...endHostThing,
    sends: (_, thing) => ({ kind: 'site', device: thing.site.id, addresses: [] }),
  } satisfies ThingRules<'site'>,
};

/** A host of a site sends: the router with the site's best route gets the packet (several if equally good). */
function sends(world: World, siteId: DeclId, packet: Packet): Outcome[] {
  const thing = world.network.thing(siteId);
  if (thing?.kind !== 'site') return [];
  const owner = routerWith(world, thing.site, wireDestination(packet));
  if (owner !== undefined) return [enter(world, 'router', owner, packet, noPassage)];
  const candidates = thing.site.routers
    .flatMap(({ id }) => {
      const route = routesInForce(world.devices, id, wireDestination(packet))[0]?.[0];
      return route ? [{ id, route, rank: rankOf(route) }] : [];
    })
    .sort((a, b) => compareNumbers(a.rank, b.rank) || (a.id < b.id ? -1 : 1));
  const [best] = candidates;
  if (!best) return noRoute(world, siteId, packet);
  if (best.route.own?.kind === 'network' && best.route.prefix.length > 0) {
    return [intoSite(world, thing.site, packet, false, noPassage)];
  }
  return candidates
    .filter(({ rank }) => compareNumbers(rank, best.rank) === 0)
    .map(({ id }) => enter(world, 'router', id, packet, noPassage));
}

/** Longest prefix, then higher local preference, then an own route of the router over one from a sibling, then the shorter AS path. */
function rankOf({ prefix, localPreference, session, asPath }: BgpRoute): readonly number[] {
  return [-prefix.length, -localPreference, session?.origin === 'automatic' ? 1 : 0, asPath.length];
}
