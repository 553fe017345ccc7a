import { expect, test } from 'vitest';
import { address, covers, createSnapshot, prefix } from '../index.js';
import { topologyOf } from '../testing/builder.js';
import { type Dice, seededDice } from '../testing/random.js';

/** A route of the appliance `x`: to a prefix by a next hop, or into the tunnel t1 or t2. */
interface Route {
  readonly to: string;
  readonly via: string;
}

const seeds = 400;
const shuffles = 4;

function entriesOf(routes: readonly Route[]): readonly string[] {
  const snapshot = createSnapshot(
    topologyOf({
      vnets: {
        a: {
          address: '172.16.0.0/16',
          subnets: { s: { prefix: '172.16.0.0/24', nics: { n: '172.16.0.4', m: '172.16.0.5' } } },
        },
      },
      nvas: {
        x: {
          nics: ['a/s/n'],
          routes: routes.map(({ to, via }) => `${to} ${via.startsWith('t') ? 'tunnel' : 'address'} ${via}`),
        },
        y: { nics: ['a/s/m'] },
      },
      tunnels: { t1: ['vxlan', 'nva:x', 'nva:y'], t2: ['gre', 'nva:x', 'nva:y'] },
    }),
  );
  expect(snapshot.leftOut('nva:x')).toEqual([]);
  return snapshot
    .operatingSystemRoutes('nva:x')
    .flatMap(({ prefix: { text }, origin, target }) =>
      origin === 'static' ? [`${text} ${target.to === 'tunnel' ? target.tunnel : 'nic'}`] : [],
    )
    .sort();
}

/** The same by the definition: each route for itself, no answer kept, none resolved through a prefix of its own way. */
function definedBy(routes: readonly Route[]): readonly string[] {
  const towards = (next: string, visited: readonly string[]): readonly string[] => {
    const around = [...new Set(routes.map(({ to }) => to))]
      .filter((to) => covers(prefix(to), prefix(`${next}/32`)))
      .sort((a, b) => prefix(b).length - prefix(a).length);
    // A connected subnet is better than any route to the same prefix, and the default route comes last.
    if (covers(prefix('172.16.0.0/24'), prefix(`${next}/32`))) return ['nic'];
    for (const to of around) {
      if (visited.includes(to)) continue;
      const found = routes
        .filter((route) => route.to === to)
        .flatMap(({ via }) => (via.startsWith('t') ? [`tunnel:${via}`] : towards(via, [...visited, to])));
      if (found.length > 0) return found;
    }
    return ['nic'];
  };
  const entries = routes.flatMap(({ to, via }) =>
    (via.startsWith('t') ? [`tunnel:${via}`] : towards(via, [to])).map((way) => `${to} ${way}`),
  );
  return [...new Set(entries)].sort();
}

function randomRoutes(dice: Dice): readonly Route[] {
  const pick = <T>(values: readonly T[]): T => values[dice(values.length)] as T;
  const prefixes = ['10.0.0.0/8', '10.9.0.0/16', '20.0.0.0/8', '20.0.0.0/24', '30.0.0.0/8'];
  const nextHops = ['10.9.0.1', '10.1.0.1', '20.0.0.1', '20.0.0.1', '30.0.0.1', '172.16.0.5', 't1', 't2'];
  const routes = Array.from({ length: 3 + dice(5) }, () => ({ to: pick(prefixes), via: pick(nextHops) }));
  return [...new Map(routes.map((route) => [`${route.to} ${route.via}`, route])).values()];
}

function shuffled<T>(items: readonly T[], dice: Dice): readonly T[] {
  return items
    .map((item) => ({ item, at: dice(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

test('a route is resolved by the same routes wherever it stands', () => {
  const inward = { to: '10.9.0.0/16', via: '20.0.0.1' };
  const back = { to: '20.0.0.0/24', via: '10.9.0.1' };
  const out = { to: '10.0.0.0/8', via: 't1' };
  const last = { to: '30.0.0.0/8', via: '20.0.0.1' };
  const expected = ['10.0.0.0/8', '10.9.0.0/16', '20.0.0.0/24', '30.0.0.0/8'].map((to) => expect.stringContaining(to));
  const first = entriesOf([inward, back, out, last]);
  expect(first).toEqual(expected);
  expect(entriesOf([last, inward, back, out])).toEqual(first);
});

test(`routes are resolved as they are defined, in whatever order they stand (${seeds} appliances)`, () => {
  for (let seed = 1; seed <= seeds; seed++) {
    const dice = seededDice(seed);
    const routes = randomRoutes(dice);
    const defined = definedBy(routes);
    for (let i = 0; i < shuffles; i++) {
      const order = shuffled(routes, dice);
      expect(entriesOf(order), JSON.stringify(order)).toEqual(defined);
    }
  }
});

test('a chain of next hops is too deep or not, in whatever order its routes stand', () => {
  const chain = Array.from({ length: 250 }, (_, i) => `20.0.${i}.0/24 address 20.0.${i + 1}.1`);
  for (const routes of [chain, [...chain].reverse()]) {
    const snapshot = createSnapshot(
      topologyOf({
        vnets: {
          a: { address: '172.16.0.0/16', subnets: { s: { prefix: '172.16.0.0/24', nics: { n: '172.16.0.4' } } } },
        },
        nvas: { x: { nics: ['a/s/n'], routes } },
      }),
    );
    expect(snapshot.leftOut('nva:x').length).toBe(1);
    expect(snapshot.trace('nva:x', address('20.0.7.7'))?.verdict).toBeDefined();
  }
});
