import { expect, test } from 'vitest';
import { createSnapshot, type Expectation, type ExpectationEnd, type Topology } from '../../index.js';
import { type TopologySpec, topologyOf, type VnetSpec } from '../../testing/builder.js';
import { randomTopology, seededDice } from '../../testing/random.js';

const topologies = 30;
const groups = ['vnet:hub1', 'vnet:left', 'vnet:right', 'site:dc', 'site:both'];
const kinds = [
  { bothWays: false, dropped: false },
  { bothWays: true, dropped: false },
  { bothWays: false, dropped: true },
];

/** A random topology with two networks of one address space, whose NICs share addresses and route tables in part. */
function withOverlaps(seed: number): TopologySpec {
  const dice = seededDice(seed);
  const spec = randomTopology(dice);
  const vnet = (routeTable: string, hosts: readonly number[]): VnetSpec => ({
    address: '10.9.0.0/16',
    subnets: {
      s: { prefix: '10.9.0.0/24', routeTable, nics: Object.fromEntries(hosts.map((i) => [`vm${i}`, `10.9.0.${i}`])) },
    },
  });
  const some = () => [4, 5, 6, 7].filter(() => dice(3) > 0);
  const next = () => ['None', '10.1.1.4', 'Internet', 'VnetLocal'][dice(4)];
  const routes = () => [`10.9.0.0/24 -> ${next()}`, `10.9.0.4/32 -> ${next()}`];
  return {
    ...spec,
    vnets: { ...spec.vnets, left: vnet('leftRt', some()), right: vnet('rightRt', some()) },
    routeTables: { ...spec.routeTables, leftRt: { routes: routes() }, rightRt: { routes: routes() } },
    peerings: [...(spec.peerings ?? []), 'hub1 <-> left', 'hub1 <-> right'],
    sites: { ...spec.sites, both: { address: '10.9.0.0/24, fd00:9::/64', hosts: { a: '10.9.0.4', b: 'fd00:9::4' } } },
  };
}

function membersOf({ vnets, sites }: Topology, group: string): readonly string[] {
  const site = sites.find(({ id }) => id === group);
  const vnet = vnets.find(({ id }) => id === group);
  return [...(site?.hosts ?? []), ...(vnet?.subnets.flatMap(({ nics }) => nics) ?? [])].map(({ id }) => id);
}

/** For how many pairs of ends each expectation fails, by id. */
function failuresOf(topology: Topology, expectations: readonly Expectation[]): ReadonlyMap<string, number> {
  const found = createSnapshot({ ...topology, expectations }).findings();
  expect(found.map(({ code }) => code)).not.toContain('AZR902');
  return new Map(
    found
      .filter(({ code }) => code === 'AZR601')
      .map(({ declaration, message }) => [declaration, 1 + Number(/fails for (\d+) other/.exec(message)?.[1] ?? 0)]),
  );
}

test(`what is expected of all members fails for as many pairs as fail alone (${topologies} topologies)`, () => {
  let [failing, holding] = [0, 0];
  for (let seed = 1; seed <= topologies; seed++) {
    const topology = topologyOf(withOverlaps(seed));
    const isNva = new Set<string>(topology.nvas.flatMap(({ nics }) => nics));
    const together: Expectation[] = [];
    const alone: Expectation[] = [];
    for (const from of groups) {
      for (const to of groups) {
        for (const [i, kind] of kinds.entries()) {
          const make = (id: string, a: ExpectationEnd, b: ExpectationEnd): Expectation => ({
            kind: 'expectation',
            id,
            from: a,
            to: b,
            via: undefined,
            ...kind,
          });
          const id = `${from} ${to} ${i}`;
          together.push(make(id, { kind: 'every', group: from }, { kind: 'every', group: to }));
          for (const one of membersOf(topology, from)) {
            for (const other of membersOf(topology, to)) {
              if (one === other || isNva.has(one) || isNva.has(other)) continue;
              alone.push(make(`${id}: ${one} ${other}`, { kind: 'thing', id: one }, { kind: 'thing', id: other }));
            }
          }
        }
      }
    }
    const all = failuresOf(topology, together);
    const each = failuresOf(topology, alone);
    for (const { id } of together) {
      const count = [...each.keys()].filter((key) => key.startsWith(`${id}: `)).length;
      expect([seed, id, all.get(id) ?? 0]).toEqual([seed, id, count]);
      if (count > 0) failing++;
      else holding++;
    }
  }
  expect(failing).toBeGreaterThan(topologies);
  expect(holding).toBeGreaterThan(topologies);
});
