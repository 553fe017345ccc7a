import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { sourceOf, variants } from '../edits/texts.js';
import { runsFrom } from '../oracle/check.js';
import { smallTopologies, topologies } from '../oracle/random-topology.js';
import { complaintsAbout } from './complaints.js';
import { RepairClient } from './through-protocol.js';

/** How many random topologies are repaired; 2,000 and more are for longer runs. */
const most = Number(process.env.AZROUTE_REPAIRED_TOPOLOGIES ?? 20);

/** How many topologies of the seed come before the first that is repaired; a long run continues where it was stopped. */
const from = Number(process.env.AZROUTE_REPAIRED_FROM ?? 0);

/** After how many topologies a long run says how far it is. */
const perReport = 25;

/**
 * Random topologies of both generators; what a person would write is rarely in them, and nearly all are broken. Many
 * small ones find more than few large ones.
 */
const broken = fc.oneof(
  { arbitrary: smallTopologies, weight: 60 },
  { arbitrary: topologies, weight: 19 },
  { arbitrary: fc.nat().map((seed) => topologyOf(randomTopology(seededDice(seed)))), weight: 1 },
);

/** Most without expectations: the search for what makes them hold takes longer than all other repairs. */
const withExpectations = fc.nat({ max: 7 }).map((n) => n === 0);

test('every repair that random topologies are offered holds as text, read and computed from scratch', {
  timeout: 120_000 + most * 60_000,
}, async () => {
  const client = await RepairClient.start();
  const counts = { topologies: 0, findings: 0, withRepair: 0, repairs: 0, unwritable: 0 };
  const unwritable: string[] = [];
  const light: Record<string, number> = {};
  const { seed = Date.now() % 2 ** 31, numRuns } = runsFrom(20_261_128, most);
  await fc.assert(
    fc.asyncProperty(
      broken,
      withExpectations,
      fc.constantFrom(...Object.keys(variants)),
      fc.nat(),
      async (topology, isAsked, variant, random) => {
        const source = sourceOf(topology, isAsked ? undefined : '');
        const texts = variants[variant]?.(source, seededDice(random)) ?? {};
        const found = await complaintsAbout(client, texts);
        counts.topologies++;
        counts.findings += found.findings;
        counts.withRepair += found.withRepair;
        counts.repairs += found.repairs;
        counts.unwritable += found.unwritable.length;
        unwritable.push(...found.unwritable);
        for (const each of found.broughtToLight) light[each] = (light[each] ?? 0) + 1;
        expect(found.complaints, `${variant}\n${Object.values(texts).join('\n')}`).toEqual([]);
        if (counts.topologies % perReport === 0) {
          console.log(`seed ${seed}, ${from} to ${from + counts.topologies}: ${JSON.stringify(counts)}`);
        }
      },
    ),
    // To shrink takes long, and stops at another fault than the one that was found.
    { seed, numRuns, path: String(from), endOnFailure: true },
  );
  console.log(JSON.stringify({ seed, from, ...counts, broughtToLight: light }));
  for (const each of unwritable) console.log(`Cannot be written: ${each}`);
  expect(counts.repairs).toBeGreaterThan(counts.topologies);
});
