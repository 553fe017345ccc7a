import type { BgpResult } from '../../bgp/result.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Nva, Router } from '../../topology/index.js';
import { listed } from '../listed.js';

/** What is missing from the BGP tables, in sentences; undefined if nothing is. */
export function leftOutOfBgp({ complete, withoutSessions, uncomputed }: BgpResult): string | undefined {
  if (complete) return undefined;
  if (withoutSessions)
    return 'BGP is not computed: there are too many sessions. No table contains routes learned through BGP.';
  const [first, ...others] = uncomputed;
  if (!first) return undefined;
  const what = others.length === 0 ? 'the prefix' : `${uncomputed.length} prefixes`;
  const texts = listed(uncomputed.map(({ text }) => text));
  return `BGP is not computed for ${what} ${texts}: too many routes are exchanged. No table contains a route to ${others.length === 0 ? 'it' : 'them'}.`;
}

/** What is simplified for an appliance whose routes resolve through one another too many times. */
export function leftOutOfAppliance({ label }: Nva): string {
  return `The routes of ${label} resolve through one another too many times to be followed. Every next hop is assumed to be reachable through its first NIC.`;
}

/** What is simplified for a router whose routes resolve through one another too many times. */
export function leftOutOfRouter({ label }: Router): string {
  return `The routes of ${label} resolve through one another too many times to be followed. Packets are assumed to be dropped where the next hop of a route needs another route.`;
}

/**
 * What is missing from tables and paths because it exceeds the limits of the computation, in sentences.
 * @param device limits the answer to this device and to what concerns all tables; without it, everything is listed
 */
export function leftOutOf(world: World, device?: DeclId): readonly string[] {
  const { network, bgp } = world;
  const { nvas, sites } = network.topology;
  const concerned = ({ id }: { readonly id: DeclId }) => device === undefined || id === device;
  return [
    ...[leftOutOfBgp(bgp)].filter((text) => text !== undefined),
    ...nvas.filter((nva) => concerned(nva) && world.devices.osTable(nva).isTangled).map(leftOutOfAppliance),
    ...sites
      .flatMap(({ routers }) => routers)
      .filter((router) => concerned(router) && world.devices.nextHops(router.id).isTangled)
      .map(leftOutOfRouter),
  ];
}
