import type { Address, Prefix } from '../address/index.js';
import type { Cause } from '../topology/index.js';
import { defaultLocalPreference } from './local-preference.js';
import type { SpeakerNode } from './node.js';
import type { BgpNextHop, BgpRoute, OwnRouteTarget } from './route.js';

/** The weight of every route in the table of a gateway or Route Server, except routes over ExpressRoute. */
export const defaultWeight = 32768;

/** R129, R280: the weight of routes that an ExpressRoute gateway learned from circuits, at this gateway and at the VPN
 * gateway of its VNet. */
export const expressRouteWeight = defaultWeight + 1;

/** A speaker's own route, as opposed to a learned one. */
export function ownRoute({ speaker }: SpeakerNode, prefix: Prefix, own: OwnRouteTarget, cause: Cause): BgpRoute {
  return {
    prefix,
    nextHops: nextHopsOf(own),
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

function nextHopsOf(own: OwnRouteTarget): readonly BgpNextHop[] {
  if (own.kind !== 'static' || own.target.via !== 'address') return [];
  const { address } = own.target;
  return [{ text: address.text, address }];
}

/** Whether a route is static: at its holder, or at the router of the same site that told of it. */
export function isStatic({ own, parent }: BgpRoute): boolean {
  return (own ?? parent?.own)?.kind === 'static';
}

/**
 * The address to which a static route leads, at its holder or at the router of the same site that told of it. Each router
 * finds its own way there.
 */
export function staticNextHop({ own, parent }: BgpRoute): Address | undefined {
  const origin = own ?? parent?.own;
  return origin?.kind === 'static' && origin.target.via === 'address' ? origin.target.address : undefined;
}

/** Distinguishes several own routes of one speaker for one prefix. */
export function originText(route: BgpRoute): string {
  let text = origins.get(route);
  if (text === undefined) {
    text = `${JSON.stringify(route.own)} ${route.cause.text}`;
    origins.set(route, text);
  }
  return text;
}

const origins = new WeakMap<BgpRoute, string>();
