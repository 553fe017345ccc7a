import { parseAddress } from '@azroute/engine';
import { bitsOf } from './bits.js';
import type { RibRoute } from './routes.js';
import type { Speaker } from './speakers.js';

/** The equally good best routes among those for one prefix. */
export function bestOf(speaker: Speaker, routes: readonly RibRoute[]): RibRoute[] {
  const ranked = [...routes].sort((a, b) => compare(speaker, a, b));
  return ranked.filter((route) => ranked[0] && compare(speaker, ranked[0], route) === 0);
}

/**
 * Whether a gateway has a route directly from the other gateway of its VNet. Such a route is not passed on, unless a
 * Route Server reflects it (R122).
 */
export function isDirect({ side }: RibRoute): boolean {
  return side?.type === 'vnet' && side.from.kind !== 'routeServer' && side.to.kind !== 'routeServer';
}

/** The one route of equally good ones that is passed on. */
export function passedOn(speaker: Speaker, routes: readonly RibRoute[]): RibRoute | undefined {
  return inOrder(speaker, routes)[0];
}

/**
 * The equally good best routes, the one that is passed on first: preferably not directly from the other gateway, then
 * the one with the lowest next hop (R275), then with the lowest numbers in its path, then from the peer with the lowest
 * address.
 */
export function inOrder(speaker: Speaker, routes: readonly RibRoute[]): RibRoute[] {
  return [...bestOf(speaker, routes)].sort(
    (a, b) =>
      Number(isDirect(a)) - Number(isDirect(b)) ||
      compareHops(a.hops[0], b.hops[0]) ||
      compareText(numbers(a), numbers(b)) ||
      compareHops(a.side?.self[0], b.side?.self[0]) ||
      compareText(a.side?.from.id ?? '', b.side?.from.id ?? ''),
  );
}

/** Orders next hops: missing ones and symbols first, which are all equal, then addresses by value. */
export function compareHops(a: string | undefined, b: string | undefined): number {
  return compareText(key(a), key(b));
}

function key(text: string | undefined): string {
  if (text === undefined) return 'a';
  const parsed = parseAddress(text);
  // The order of symbols among addresses is not defined; they come first here.
  return 'words' in parsed ? `b${bitsOf(parsed)}` : 'a';
}

function numbers({ path }: RibRoute): string {
  return path.map((asn) => String(asn).padStart(10, '0')).join();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Negative if `a` is better, 0 if both are equally good. */
function compare(speaker: Speaker, a: RibRoute, b: RibRoute): number {
  const by = (rank: (route: RibRoute) => number) => rank(a) - rank(b);
  return (
    // A speaker's own routes win (R273).
    by((route) => (route.own === undefined ? 1 : 0)) ||
    // Its own networks are there; of the rest, what is written out comes before what a connection brings along.
    by((route) => ['network', 'advertised', 'static'].indexOf(route.own ?? '') >>> 0) ||
    by((route) => preference(speaker, route)) ||
    by((route) => overCircuit(speaker, route)) ||
    by((route) => -route.weight) ||
    // Azure ignores local preference; routers and NVAs compare it before AS paths (R281).
    (speaker.kind === 'router' || speaker.kind === 'nva' ? by((route) => -route.preference) : 0) ||
    by((route) => route.path.length) ||
    // A Route Server does not distinguish iBGP from eBGP: VPN and NVA routes are one class (R149).
    (speaker.kind === 'routeServer' ? 0 : by((route) => (route.ibgp ? 1 : 0)))
  );
}

/** An ExpressRoute gateway prefers the routes of its circuits to all others that it learns (R279). */
function overCircuit({ kind }: Speaker, route: RibRoute): number {
  return kind === 'expressRouteGateway' && route.side?.from.kind !== 'circuit' ? 1 : 0;
}

/** A Route Server's hub routing preference (R149): the lower the better. */
function preference({ device }: Speaker, route: RibRoute): number {
  if (device.kind !== 'routeServer' || device.of.hubRoutingPreference === 'ASPath') return 0;
  const express = route.side?.from.kind === 'expressRouteGateway';
  return express === (device.of.hubRoutingPreference === 'ExpressRoute') ? 0 : 1;
}
