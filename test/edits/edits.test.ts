import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numRuns, runsFrom, timeout } from '../oracle/check.js';
import { topologies } from '../oracle/random-topology.js';
import { check } from './check.js';
import { editKinds } from './random-edits.js';
import { variants } from './texts.js';

const variantNames = fc.constantFrom(...Object.keys(variants));
const kindsAtOnce = fc.array(fc.constantFrom(...editKinds), { minLength: 1, maxLength: 8 });

it('edits of random texts mean what they are meant to, and leave them formatted', {
  timeout: 10 * timeout,
}, async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(topologies, variantNames, fc.nat(), kindsAtOnce, async (topology, variant, seed, kinds) => {
      written += await check(topology, variant, seed, kinds);
    }),
    runsFrom(20_261_127, Math.ceil(numRuns / 10)),
  );
  expect(written).toBeGreaterThan(numRuns / 10);
});
