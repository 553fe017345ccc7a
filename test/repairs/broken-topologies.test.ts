import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { sourceOf, variants } from '../edits/texts.js';
import { runsFrom } from '../oracle/check.js';
import { topologies } from '../oracle/random-topology.js';
import { complaintsAbout } from './complaints.js';

/** How many random topologies are repaired; 2,000 and more are for longer runs. */
const most = Number(process.env.AZROUTE_REPAIRED_TOPOLOGIES ?? 4);

/** Random topologies of both generators; what a person would write is rarely in them, and nearly all are broken. */
const broken = fc.oneof(
  { arbitrary: topologies, weight: 19 },
  { arbitrary: fc.nat().map((seed) => topologyOf(randomTopology(seededDice(seed)))), weight: 1 },
);

test('every repair that random topologies are offered holds as text, read and computed from scratch', {
  timeout: 120_000 + most * 60_000,
}, async () => {
  const counts = { topologies: 0, findings: 0, withRepair: 0, repairs: 0, withNewWarnings: 0 };
  await fc.assert(
    fc.asyncProperty(broken, fc.constantFrom(...Object.keys(variants)), fc.nat(), async (topology, variant, seed) => {
      const before = await ReadFiles.read(variants[variant]?.(sourceOf(topology), seededDice(seed)) ?? {});
      const found = await complaintsAbout(before);
      counts.topologies++;
      counts.findings += found.findings;
      counts.withRepair += found.withRepair;
      counts.repairs += found.repairs;
      counts.withNewWarnings += found.withNewWarnings;
      expect(found.complaints, variant).toEqual([]);
    }),
    runsFrom(20_261_128, most),
  );
  console.log(JSON.stringify(counts));
  expect(counts.repairs).toBeGreaterThan(counts.topologies);
});
