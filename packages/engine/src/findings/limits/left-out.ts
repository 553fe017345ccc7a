import type { BgpResult } from '../../bgp/result.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Nva, Router } from '../../topology/index.js';
import { listed } from '../listed.js';

/** What is left out of the BGP tables, as a sentence; undefined if nothing is. */
export function leftOutOfBgp({ complete, withoutSessions, uncomputed }: BgpResult): string | undefined {
  if (complete) return undefined;
  if (withoutSessions)
    return 'BGP is not computed: there are too many sessions. No table holds a route learned over BGP.';
  const [first, ...others] = uncomputed;
  if (!first) return undefined;
  const what = others.length === 0 ? 'the prefix' : `${uncomputed.length} prefixes`;
  const texts = listed(uncomputed.map(({ text }) => text));
  return `BGP is not computed for ${what} ${texts}: too much is said of ${others.length === 0 ? 'it' : 'them'}. No table holds a route to ${others.length === 0 ? 'it' : 'them'}.`;
}

/** What is left out of the ways of packets through a tangled appliance. */
export function leftOutOfAppliance({ label }: Nva): string {
  return `The routes of ${label} resolve through one another too many times to be followed. Every next hop is taken to be reached out of its first NIC.`;
}

/** What is left out of the ways of packets through a tangled router. */
export function leftOutOfRouter({ label }: Router): string {
  return `The routes of ${label} resolve through one another too many times to be followed. Packets are taken to be dropped where a route has a next hop to which another route leads.`;
}

/**
 * What is left out of tables and of the ways of packets, since it asks for more than is computed: sentences.
 * @param device only what concerns this device, and the tables of all; without it all that is left out
 */
export function leftOutOf(world: World, device?: DeclId): readonly string[] {
  const { network, bgp } = world;
  const { nvas, sites } = network.topology;
  const concerned = ({ id }: { readonly id: DeclId }) => device === undefined || id === device;
  return [
    ...[leftOutOfBgp(bgp)].filter((text) => text !== undefined),
    ...nvas.filter((nva) => concerned(nva) && world.osTable(nva).isTangled).map(leftOutOfAppliance),
    ...sites
      .flatMap(({ routers }) => routers)
      .filter((router) => concerned(router) && world.nextHops(router.id).isTangled)
      .map(leftOutOfRouter),
  ];
}
