import {
  type Asked,
  createSnapshot,
  type DeclId,
  defaultSettings,
  type ExpectationEnd,
  type Snapshot,
  type Topology,
} from '@azroute/engine';
import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { largeTopology } from '../../packages/engine/src/testing/large.js';
import { type Dice, randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import type { AzrouteFile } from '../../packages/language/src/generated/ast.js';
import { createAzrouteServices } from '../../packages/language/src/module.js';
import { LazyView } from '../../packages/language/src/topology/view.js';
import { topologies } from '../oracle/random-topology.js';
import { wans } from '../oracle/wan/random.js';
import { textOf } from '../oracle/wan/text.js';

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

/** What is asked of a virtual WAN with up to three hubs, with a machine at each site. */
export function wanAsks(seed: number): readonly Ask[] {
  const [wan] = fc.sample(wans, { seed, numRuns: 1 });
  if (!wan) return [];
  const text = textOf(wan).replace(
    /^(site \S+ \{\n {2}address (?:0\.0\.0\.0\/0, )?(\d+\.\d+\.\d+)\.0\/.*)$/gm,
    '$1\n  host app $2.10',
  );
  const { value } = parser.LangiumParser.parse(text);
  const view = new LazyView([{ uri: 'memory:///wan.azroute', file: value as AzrouteFile }], defaultSettings);
  return asksOf(view.topology, `wan ${seed}`, seededDice(seed * 7919));
}

const { parser } = createAzrouteServices(EmptyFileSystem).azroute;

/** What is asked of four hubs with 24 spokes each, in which most works. */
export function estateAsks(seed: number): readonly Ask[] {
  return asksOf(topologyOf(largeTopology(96, 1)), `estate ${seed}`, seededDice(seed * 7919));
}

function asksOf(topology: Topology, name: string, dice: Dice): readonly Ask[] {
  const snapshot = createSnapshot(topology);
  const ends = endsOf(topology);
  const networks = [...topology.vnets, ...topology.virtualHubs.map(({ vnet }) => vnet)];
  const appliances = [...topology.nvas, ...networks.flatMap(({ firewalls }) => firewalls)].map(({ id }) => id);
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
      name: `${name}: ${questionText({ from, to, bothWays, dropped, via })}`,
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

function questionText({ from, to, bothWays, dropped, via }: Asked): string {
  const text = (end: ExpectationEnd) => (end.kind === 'thing' ? end.id : end.kind);
  const what = dropped ? ' dropped' : via ? ` via ${via}` : '';
  return `${text(from)} ${bothWays ? '<->' : '->'} ${text(to)}${what}`;
}
