import type { Family } from '../../address/index.js';
import { append, grouped } from '../../collections.js';
import type { World } from '../../forwarding/world.js';
import { type DeclId, joinedNetworks } from '../../topology/index.js';
import { neighboursInside } from './neighbours-inside.js';
import type { Party } from './party.js';
import type { PartyClass } from './party-classes.js';

/** All pairs of classes in networks that have to do with each other, and then the pairs inside one VNet. */
export function* classPairs(
  world: World,
  classes: readonly PartyClass[],
  family: Family,
): Generator<[Party, Party, PartyClass, PartyClass]> {
  for (const together of joinedClasses(world, classes)) {
    for (const [i, one] of together.entries()) {
      for (let k = i; k < together.length; k++) {
        const two = together[k];
        const pair = two && apart(one, two);
        if (pair) yield [pair[0], pair[1], one, two];
      }
    }
  }
  yield* neighboursInside(world, classes, family);
}

/** The classes in each set of networks that are joined: what nothing joins sends nothing to each other. */
function joinedClasses({ network }: World, classes: readonly PartyClass[]): Iterable<readonly PartyClass[]> {
  const joinedTo = joinedNetworks(network);
  const sets = new Map<DeclId, PartyClass[]>();
  for (const { parties } of classes) {
    const groups = grouped(parties, ({ id }) => joinedTo(id));
    for (const [set, members] of groups) append(sets, set, groups.size === 1 ? { parties } : { parties: members });
  }
  return sets.values();
}

/** A pair of parties of two classes that do not share a VNet or site, if there is one. */
function apart(one: PartyClass, two: PartyClass): readonly [Party, Party] | undefined {
  const [first] = one.parties;
  if (!first) return undefined;
  const other = two.parties.find((party) => party !== first && !together(party, first));
  if (other) return [first, other];
  const away = two.parties[0];
  const again = away && one.parties.find((party) => party !== away && !together(party, away));
  return away && again && [again, away];
}

function together(a: Party, b: Party): boolean {
  return a.id === b.id || (a.vnet !== undefined && a.vnet === b.vnet);
}
