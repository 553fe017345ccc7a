import {
  type Asked,
  createSnapshot,
  type DeclId,
  type ExpectationEnd,
  type Snapshot,
  type Topology,
} from '@azroute/engine';
import fc from 'fast-check';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { type Dice, randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { topologies } from '../oracle/random-topology.js';

/** Something that somebody may want of a topology. */
export interface Ask {
  /** Which one it is, for people. */
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly asked: Asked;
}

/** How many questions are put to one topology. */
const asksEach = 3;

/** What is asked of three peered hubs in which most packets loop; the same for the same seed. */
export function hubAsks(seed: number): readonly Ask[] {
  return asksOf(topologyOf(randomTopology(seededDice(seed))), `hubs ${seed}`, seededDice(seed * 7919));
}

/** What is asked of a topology of all constructs; the same for the same seed. */
export function constructAsks(seed: number): readonly Ask[] {
  const [topology] = fc.sample(topologies, { seed, numRuns: 1 });
  return topology ? asksOf(topology, `constructs ${seed}`, seededDice(seed * 7919)) : [];
}

function asksOf(topology: Topology, name: string, dice: Dice): readonly Ask[] {
  const snapshot = createSnapshot(topology);
  const ends = endsOf(topology);
  const appliances = [...topology.nvas, ...topology.vnets.flatMap(({ firewalls }) => firewalls)].map(({ id }) => id);
  const pick = <T>(values: readonly T[]): T | undefined => values[dice(values.length)];
  return Array.from({ length: asksEach }, () => {
    const from = pick(ends);
    const to: ExpectationEnd | undefined = dice(6) === 0 ? { kind: 'internet' } : pick(ends);
    const appliance = dice(3) > 0 ? pick(appliances) : undefined;
    const dropped = dice(12) === 0;
    const bothWays = dice(2) === 0 && to?.kind !== 'internet';
    if (!from || !to || same(from, to)) return undefined;
    const via = dropped || appliance === undefined ? undefined : [appliance];
    return {
      name: `${name}: ${textOf({ from, to, bothWays, dropped, via })}`,
      snapshot,
      asked: { from, to, bothWays, dropped, via },
    };
  }).filter((ask) => ask !== undefined);
}

/** The NICs that belong to no appliance, and the hosts on premises. */
function endsOf({ vnets, nvas, sites }: Topology): readonly ExpectationEnd[] {
  const ofAppliances = new Set<DeclId>(nvas.flatMap(({ nics }) => nics));
  const nics = vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
  return [...nics.filter(({ id }) => !ofAppliances.has(id)), ...sites.flatMap(({ hosts }) => hosts)].map(({ id }) => ({
    kind: 'thing',
    id,
  }));
}

function same(a: ExpectationEnd, b: ExpectationEnd): boolean {
  return a.kind === 'thing' && b.kind === 'thing' && a.id === b.id;
}

function textOf({ from, to, bothWays, dropped, via }: Asked): string {
  const text = (end: ExpectationEnd) => (end.kind === 'thing' ? end.id : end.kind);
  const what = dropped ? ' dropped' : via ? ` via ${via}` : '';
  return `${text(from)} ${bothWays ? '<->' : '->'} ${text(to)}${what}`;
}
