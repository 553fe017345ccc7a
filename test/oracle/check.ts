import type { Topology } from '@azroute/engine';
import fc from 'fast-check';
import { expect } from 'vitest';

const { AZROUTE_RUNS: runs, AZROUTE_SEED: chosenSeed } = process.env;

/** How many random topologies are tried. */
export const numRuns = Number(runs ?? 250);

/** What that may take. */
export const timeout = 60_000 + numRuns * 100;

/**
 * The same topologies in every test run; different ones in a soak run, unless a seed is given to repeat one.
 * @param usual the seed in every test run
 */
export function runsFrom(usual: number, count = numRuns): { readonly numRuns: number; readonly seed?: number } {
  const seed = chosenSeed === undefined ? (runs === undefined ? usual : undefined) : Number(chosenSeed);
  return { numRuns: count, ...(seed !== undefined && { seed }) };
}

/**
 * Checks that a property's list of violations is empty for random topologies. It returns undefined for topologies to
 * which it does not apply, mostly because BGP does not converge there.
 * @param seldom fewer than one in this many topologies may be skipped
 */
export function check(
  topologies: fc.Arbitrary<Topology>,
  seldom: number,
  complaints: (topology: Topology, chosen: number) => readonly string[] | undefined,
): void {
  let leftOut = 0;
  fc.assert(
    fc.property(topologies, fc.nat(), (topology, chosen) => {
      const found = complaints(topology, chosen);
      if (found === undefined) leftOut++;
      expect(found ?? []).toEqual([]);
    }),
    runsFrom(20_261_124),
  );
  expect(leftOut).toBeLessThan(numRuns / seldom);
}
