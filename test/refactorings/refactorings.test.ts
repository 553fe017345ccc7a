import fc from 'fast-check';
import { expect, it } from 'vitest';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { sourceOf, variants } from '../edits/texts.js';
import { numRuns, runsFrom, timeout } from '../oracle/check.js';
import { topologies } from '../oracle/random-topology.js';
import { check } from './check.js';
import { checkMoves } from './moves.js';

const hubs = fc.nat().map((seed) => topologyOf(randomTopology(seededDice(seed))));

it('refactorings of random topologies keep what packets do, as text too', { timeout: 10 * timeout }, async () => {
  const applied = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.oneof(topologies, hubs), fc.nat(), async (topology, seed) => {
      for (const name of await check(topology, seed)) applied.set(name, (applied.get(name) ?? 0) + 1);
    }),
    { ...runsFrom(20_261_128, Math.ceil(numRuns / 16)), endOnFailure: true },
  );
  expect(applied.size).toBeGreaterThan(3);
});

const variantNames = fc.constantFrom(...Object.keys(variants));

it('moves between files keep what random texts mean', { timeout: 10 * timeout }, async () => {
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(fc.oneof(topologies, hubs), variantNames, fc.nat(), async (topology, variant, seed) => {
      const dice = seededDice(seed);
      moves += await checkMoves(variants[variant]?.(sourceOf(topology), dice) ?? {}, dice);
    }),
    { ...runsFrom(20_261_129, Math.ceil(numRuns / 32)), endOnFailure: true },
  );
  expect(moves).toBeGreaterThan(0);
});
