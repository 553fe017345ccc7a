import { covers, freePrefix, type Prefix, prefix as parsed } from '../../address/index.js';
import type { Network, Vnet } from '../../topology/index.js';

/** The address spaces for private use from which VNets get theirs. */
const privateSpaces = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'].map((text) => parsed(text));

/**
 * The private prefixes as long as this one that nothing in the topology overlaps: those behind it in its own space, then
 * those of all spaces from their start.
 */
export function* freePrefixes({ topology }: Network, prefix: Prefix): Generator<Prefix> {
  const taken = [
    ...topology.vnets.flatMap(({ addressSpace, subnets, vpnGateways }) => [
      ...addressSpace,
      ...subnets.flatMap(({ prefixes }) => prefixes),
      ...vpnGateways.flatMap(({ pointToSite }) => pointToSite),
    ]),
    ...topology.sites.flatMap(({ addressSpace }) => addressSpace),
    ...topology.nvas.flatMap(({ connected }) => connected),
  ];
  const own = privateSpaces.find((space) => covers(space, prefix));
  const known = new Set<string>();
  const behind = own ? [{ space: own, start: prefix }] : [];
  for (const { space, start } of [...behind, ...privateSpaces.map((one) => ({ space: one, start: undefined }))]) {
    if (space.family !== prefix.family) continue;
    let found = freePrefix(space, prefix.length, taken, start);
    for (; found; found = freePrefix(space, prefix.length, taken, found)) {
      if (known.has(found.text)) break;
      known.add(found.text);
      yield found;
    }
  }
}

/** The prefixes as long as one of a VNet that lie in its address space and that no subnet overlaps. */
export function* freeInVnet({ addressSpace, subnets }: Vnet, prefix: Prefix): Generator<Prefix> {
  const taken = subnets.flatMap(({ prefixes }) => prefixes);
  for (const space of addressSpace) {
    if (space.family !== prefix.family) continue;
    let found = freePrefix(space, prefix.length, taken);
    for (; found; found = freePrefix(space, prefix.length, taken, found)) yield found;
  }
}
