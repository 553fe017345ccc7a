import { grouped } from '../../collections.js';
import { endKey } from '../../findings/expectations/ends.js';
import { membersOf } from '../../findings/expectations/members-of.js';
import type { DeclId, Expectation, ExpectationEnd, Network, Topology } from '../../topology/index.js';
import type { Proposal, Refactoring } from '../refactoring.js';

type Side = 'from' | 'to';

/** Replaces expectations of all NICs of a VNet or subnet, or of all hosts of a site, by one of the whole: `spoke1.*`. */
export const groupExpectations: Refactoring = {
  name: 'groupExpectations',
  kind: 'refactor.rewrite',
  *offers({ network, topology }, selection): Iterable<Proposal> {
    const selected = topology.expectations.filter(({ id }) => selection.includes(id));
    for (const side of ['from', 'to'] as const) {
      const kindOf = (one: Expectation) => keyBeside(one, side);
      const wanted = new Set(selected.map(kindOf));
      const among = selected.length > 1 ? selected : topology.expectations;
      for (const [key, alike] of grouped(among, kindOf)) {
        if (wanted.has(key)) yield* groupings(network, topology, alike, side, selected);
      }
    }
  },
};

/** A key that is equal for expectations that differ only in one end. */
function keyBeside({ from, to, bothWays, dropped, via }: Expectation, side: Side): string {
  const other = side === 'from' ? to : from;
  return JSON.stringify([endKey(other), bothWays, dropped, via]);
}

function* groupings(
  network: Network,
  topology: Topology,
  alike: readonly Expectation[],
  side: Side,
  selected: readonly Expectation[],
): Generator<Proposal> {
  const byThing = new Map(alike.flatMap((one) => thingOf(one[side]).map((id) => [id, one] as const)));
  const groups = new Set([...byThing.keys()].flatMap((id) => groupsOf(network, id)));
  for (const group of groups) {
    const members = membersOf(network, group);
    const replaced = members.flatMap((id) => byThing.get(id) ?? []);
    const isWhole = members.length > 1 && replaced.length === members.length;
    if (!isWhole || !replaced.some((one) => selected.includes(one))) continue;
    const first = topology.expectations.find((one) => replaced.includes(one));
    const end: ExpectationEnd = { kind: 'every', group };
    const expectations = topology.expectations.flatMap((one) =>
      one === first ? [{ ...one, [side]: end }] : replaced.includes(one) ? [] : [one],
    );
    const title = `Write one expectation for ${network.label(group)}.*, in place of those for its ${replaced.length} ${noun(network, group)}`;
    yield { title, topology: { ...topology, expectations }, proof: { kind: 'same' } };
  }
}

function thingOf(end: ExpectationEnd): readonly DeclId[] {
  return end.kind === 'thing' ? [end.id] : [];
}

/** What has a thing as a member, the largest first. */
function groupsOf(network: Network, id: DeclId): readonly DeclId[] {
  const thing = network.thing(id);
  if (thing?.kind === 'nic') return [thing.vnet.id, thing.subnet.id];
  return thing?.kind === 'host' && 'addressSpace' in thing.home ? [thing.home.id] : [];
}

function noun(network: Network, group: DeclId): string {
  return network.thing(group)?.kind === 'site' ? 'hosts' : 'NICs';
}
