import {
  type Address,
  contains,
  covers,
  halvesOf,
  isDefaultRoute,
  overlaps,
  type Prefix,
  privateNetworks,
} from '../../address/index.js';
import type { EffectiveRoute } from '../../effective/route.js';
import type { Network, Vnet } from '../../topology/index.js';

/** With more routes, another change is what is wanted. */
const mostPrefixes = 8;

/**
 * The prefixes in which a default route leads packets of a VNet to other networks, so that they can be led on without it:
 * a whole private range, or if longer rows lead a part of it to other machines, the fewest prefixes beside these. A route
 * that covers such rows seems to steer what they take past it (R023).
 * @param rows the effective routes of a subnet of the VNet
 * @returns none if they are too many
 */
export function carriedPrefixes(network: Network, vnet: Vnet, rows: readonly EffectiveRoute[]): readonly Prefix[] {
  const longer = rows.flatMap(({ state, prefix }) =>
    state === 'Active' && prefix && !isDefaultRoute(prefix) ? [prefix] : [],
  );
  const { vnets, sites, nvas } = network.topology;
  const carried = [
    ...[...vnets, ...sites].flatMap(({ addressSpace }) => addressSpace),
    ...nvas.flatMap(({ connected }) => connected),
  ].filter((space) => !longer.some((row) => covers(row, space)));
  const elsewhere = longer.filter((row) => leadsToMachines(network, vnet, row));
  const prefixes = privateNetworks.flatMap((range) => {
    const inside = carried.filter((space) => covers(range, space));
    if (inside.length === 0) return [];
    return elsewhere.some((row) => covers(range, row)) ? coversOf(range, inside, elsewhere) : [range];
  });
  return prefixes.length > mostPrefixes ? [] : prefixes;
}

/** Whether a row leads to machines in other networks that are no appliances, or to sites. */
function leadsToMachines(network: Network, own: Vnet, row: Prefix): boolean {
  const { vnets, sites } = network.topology;
  const isInside = (addresses: readonly Address[]) => addresses.some((each) => contains(row, each));
  return (
    sites.some(({ addressSpace }) => addressSpace.some((space) => overlaps(row, space))) ||
    vnets.some(
      (vnet) =>
        vnet !== own &&
        vnet.addressSpace.some((space) => overlaps(row, space)) &&
        vnet.subnets.some(
          ({ nics, privateEndpoints }) =>
            nics.some(({ id, addresses }) => !network.nvaOfNic(id) && isInside(addresses)) ||
            isInside(privateEndpoints.map(({ address }) => address)),
        ),
    )
  );
}

/** The largest parts of a prefix that are no larger than the spaces in them need, and contain none of the rows. */
function coversOf(whole: Prefix, spaces: readonly Prefix[], rows: readonly Prefix[]): readonly Prefix[] {
  const halves = halvesOf(whole);
  const parts = halves.map((half) => spaces.filter((space) => covers(half, space)));
  const [first, second] = parts;
  // A space that is no part of a half is the prefix itself.
  if (!first || !second || first.length + second.length < spaces.length) return [whole];
  if (first.length > 0 && second.length > 0 && !rows.some((row) => covers(whole, row))) return [whole];
  return halves.flatMap((half, i) => {
    const inside = parts[i] ?? [];
    return inside.length === 0 ? [] : coversOf(half, inside, rows);
  });
}
