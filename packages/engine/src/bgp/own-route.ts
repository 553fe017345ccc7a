import type { Prefix } from '../address/index.js';
import type { Cause } from '../topology/index.js';
import { defaultLocalPreference } from './local-preference.js';
import type { SpeakerNode } from './node.js';
import type { BgpRoute, OwnRouteTarget } from './route.js';

/** Weight of every route in a gateway's or Route Server's table but those over ExpressRoute. */
export const defaultWeight = 32768;

/** R129, R280: weight of what an ExpressRoute gateway has from its circuits, there and at the VPN gateway beside it. */
export const expressRouteWeight = defaultWeight + 1;

/** A route of a speaker's own, which it learned from nobody. */
export function ownRoute({ speaker }: SpeakerNode, prefix: Prefix, own: OwnRouteTarget, cause: Cause): BgpRoute {
  return {
    prefix,
    nextHops: [],
    asPath: [],
    origin: 'Network',
    weight: defaultWeight,
    localPreference: defaultLocalPreference,
    communities: [],
    holder: speaker.id,
    session: undefined,
    parent: undefined,
    steps: [],
    cause,
    own,
  };
}

/** Tells several routes of one speaker's own for one prefix apart. */
export function originText(route: BgpRoute): string {
  let text = origins.get(route);
  if (text === undefined) {
    text = `${JSON.stringify(route.own)} ${route.cause.text}`;
    origins.set(route, text);
  }
  return text;
}

const origins = new WeakMap<BgpRoute, string>();
