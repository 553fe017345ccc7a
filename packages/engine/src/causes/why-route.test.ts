import { expect, test } from 'vitest';
import { address, prefix } from '../address/index.js';
import { LearnedRoute } from '../bgp/learned-route.js';
import { createSnapshot, type Topology } from '../index.js';
import { topologyOf } from '../testing/builder.js';
import { damaged } from '../testing/damage.js';
import { explain } from '../testing/explain.js';
import { randomTopology, seededDice } from '../testing/random.js';
import { whyCases } from '../testing/why-cases.js';

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

test.each(whyCases)('why: $name', ({ spec, nic, to, expected }) => {
  expect(explain(spec, nic, to)).toEqual(lines(expected));
});

const targets = [
  ...['10.2.16.4', '8.8.8.8', '192.168.5.5', '10.1.1.4'].map(address),
  ...['10.0.0.0/8', '10.2.0.0/16', '10.1.16.0/24', '0.0.0.0/0', '192.168.5.0/24'].map(prefix),
];

test('on random topologies, damaged ones too, the row that decides is the one that a look-up finds', () => {
  let decided = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const dice = seededDice(seed);
    const whole = topologyOf(randomTopology(dice));
    const snapshot = createSnapshot(seed % 3 === 0 ? damaged(whole, dice, 5) : whole);
    for (const { id } of nicsOf(whole)) {
      const table = snapshot.effectiveRoutes(id);
      for (const target of targets) {
        const why = snapshot.why(id, target);
        const found = why?.decides.map((one) => `${one.source} ${one.state} ${one.prefix.text}`) ?? [];
        if (!('length' in target)) {
          const row = table?.lookup(target);
          const expected = row ? [`${row.source} ${row.state} ${row.prefix?.text}`] : [];
          expect(new Set(found), `seed ${seed}, ${id} to ${target.text}`).toEqual(new Set(expected));
        }
        expect(why?.losers.filter(({ beatenBy }) => beatenBy === undefined) ?? []).toEqual([]);
        expect(why?.missing?.reasons.length ?? 1).toBeGreaterThan(0);
        decided += found.length;
      }
    }
  }
  expect(decided).toBeGreaterThan(1000);
});

test('the answer does not depend on the order of declarations', () => {
  const reversed = ({ vnets, peerings, sites, connections, nvas, sessions, ...rest }: Topology): Topology => ({
    ...rest,
    vnets: [...vnets].reverse(),
    peerings: [...peerings].reverse(),
    sites: [...sites].reverse(),
    connections: [...connections].reverse(),
    nvas: [...nvas].reverse(),
    sessions: [...sessions].reverse(),
  });
  for (let seed = 1; seed <= 10; seed++) {
    const topology = topologyOf(randomTopology(seededDice(seed)));
    const [one, other] = [createSnapshot(topology), createSnapshot(reversed(topology))];
    for (const { id } of nicsOf(topology)) {
      for (const target of targets) expect(shown(other.why(id, target))).toEqual(shown(one.why(id, target)));
    }
  }
});

/** An answer as readers see it: a route that BGP has learned refers to more than it says. */
function shown(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer ?? null, (_key, value: unknown) => {
      if (!(value instanceof LearnedRoute)) return value;
      const { prefix, asPath, nextHops, communities, steps, cause, session, parent } = value;
      return { prefix, asPath, nextHops, communities, steps, cause, session: session.id, parent };
    }),
  );
}

function nicsOf({ vnets }: Topology) {
  return vnets.flatMap(({ subnets }) => subnets.flatMap(({ nics }) => nics));
}

test('an unknown NIC has no answer', () => {
  expect(explain({}, 'none', '10.0.0.0/8')).toEqual(['no such NIC']);
});
