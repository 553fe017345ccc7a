import type { Family } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { World } from '../../forwarding/world.js';
import type { Party } from './party.js';
import { type Flags, flagsOf, type PartyClass, rowView } from './party-classes.js';

/** A party with the number of its class. */
interface Member {
  readonly party: Party;
  readonly number: number;
}

/** In a VNet with more pairs of party and table than this, parties are not grouped. */
const mostLooks = 500_000;

/**
 * Pairs of parties inside one VNet. VNets with parties of the same classes are alike, so one of them is enough. So are
 * parties of one class whose addresses the tables inside the VNet treat alike.
 */
export function* neighboursInside(
  world: World,
  classes: readonly PartyClass[],
  family: Family,
): Generator<[Party, Party, PartyClass, PartyClass]> {
  const kindsOf = kindsInside(world, flagsOf(world.network), family);
  const seen = new Set<string>();
  for (const list of membersByVnet(classes).values()) {
    const composition = list.map(({ number }) => number).join();
    if (list.length < 2 || seen.has(composition)) continue;
    seen.add(composition);
    for (const [a, b] of pairsOfKinds(list, kindsOf(list))) {
      const [one, two] = [classes[a.number], classes[b.number]];
      if (one && two) yield [a.party, b.party, one, two];
    }
  }
}

function membersByVnet(classes: readonly PartyClass[]): ReadonlyMap<string, readonly Member[]> {
  const byVnet = new Map<string, Member[]>();
  for (const [number, { parties }] of classes.entries()) {
    for (const party of parties) {
      if (!party.vnet) continue;
      append(byVnet, party.vnet.id, { party, number });
    }
  }
  return byVnet;
}

/** One pair for every two kinds, and one inside each kind that has at least two members. */
function* pairsOfKinds(list: readonly Member[], kinds: readonly string[]): Generator<readonly [Member, Member]> {
  const firsts = new Map<string, [Member] | [Member, Member]>();
  for (const [i, member] of list.entries()) {
    const known = firsts.get(kinds[i] ?? '');
    if (!known) firsts.set(kinds[i] ?? '', [member]);
    else if (known.length === 1) firsts.set(kinds[i] ?? '', [known[0], member]);
  }
  const groups = [...firsts.values()];
  for (const [i, [a, other]] of groups.entries()) {
    if (other) yield [a, other];
    for (let k = i + 1; k < groups.length; k++) {
      const b = groups[k]?.[0];
      if (b) yield [a, b];
    }
  }
}

/**
 * Assigns kinds to the members of a VNet, by their class and by how the tables of the VNet treat them. Within a VNet,
 * all members of a class have equal tables.
 */
function kindsInside({ tables }: World, flags: Flags, family: Family): (list: readonly Member[]) => readonly string[] {
  return (list) => {
    const own = new Map<number, EffectiveTable | undefined>();
    for (const { party, number } of list) {
      if (!own.has(number)) own.set(number, party.subnet && tables.ofSubnet(party.subnet.id));
    }
    const views = [...new Set(own.values())].flatMap((table) => (table ? rowView(flags, table) : []));
    if (views.length * list.length > mostLooks) return list.map((_, i) => String(i));
    return list.map(({ party, number }) => {
      checkpoint();
      const address = party.address(family);
      return `${number} ${address ? views.map((view) => view(address)).join() : ''}`;
    });
  };
}
