import { expect, test } from 'vitest';
import type { PlaceWay } from './place-ways.js';
import { possibleRounds } from './possible-rounds.js';

/** A way to these places; `rounds` says that it may go round on the way. */
const way = (next: readonly number[], rounds = false): PlaceWay => ({ next, rounds, states: 1, countedIn: 0 });

/** By definition: what is left when places from which all paths end are removed, one after the other. */
function byDefinition(ways: readonly PlaceWay[], taker: number | undefined): number[] {
  let left = ways.map((_, place) => place);
  for (;;) {
    const others = left.filter((place) => {
      const { next, rounds } = ways[place] ?? way([]);
      return rounds || next.some((to) => to !== taker && left.includes(to));
    });
    if (others.length === left.length) return left;
    left = others;
  }
}

test.each<[string, readonly PlaceWay[], number | undefined, readonly number[]]>([
  ['nowhere', [], undefined, []],
  ['to ends', [way([]), way([])], undefined, []],
  ['down a chain', [way([1]), way([2]), way([])], undefined, []],
  ['round', [way([1]), way([0]), way([0])], undefined, [0, 1, 2]],
  ['to themselves', [way([0]), way([])], undefined, [0]],
  ['to one that takes them', [way([1]), way([0])], 1, []],
  ['round inside a tunnel', [way([1]), way([], true), way([])], undefined, [0, 1]],
  ['both ways', [way([1, 2]), way([0]), way([])], undefined, [0, 1]],
])('places that send packets %s', (_, ways, taker, expected) => {
  expect(possibleRounds(ways, taker)).toEqual(expected);
  expect(byDefinition(ways, taker)).toEqual(expected);
});

test('of any places it says what follows from the definition', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed % below;
  };
  for (let run = 0; run < 500; run++) {
    const count = 1 + random(9);
    const ways = Array.from({ length: count }, () =>
      way([...new Set(Array.from({ length: random(3) }, () => random(count)))], random(12) === 0),
    );
    const taker = random(2) === 0 ? random(count) : undefined;
    expect(possibleRounds(ways, taker)).toEqual(byDefinition(ways, taker));
  }
});
