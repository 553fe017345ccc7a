import { createSnapshot } from '@azroute/engine';
import { expect, test } from 'vitest';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { randomTopology, seededDice } from '../../packages/engine/src/testing/random.js';
import { lostPackets, verdictsOf } from './verdicts.js';

/** How many random topologies are repaired; more are for longer runs. */
const most = Number(process.env.AZROUTE_REPAIRED_TOPOLOGIES ?? 2);
/** The first random topologies, and one in which a route breaks a tunnel that its prefix does not show. */
const seeds = [...Array.from({ length: most }, (_, i) => i + 1), 110];

test(`no repair loses a packet that arrived, nor leaves its loop (${seeds.length} topologies)`, () => {
  let offered = 0;
  for (const seed of seeds) {
    const before = createSnapshot(topologyOf(randomTopology(seededDice(seed))));
    const were = verdictsOf(before);
    for (const finding of before.findings()) {
      for (const { topology, title } of before.repairs(finding)) {
        offered++;
        const after = createSnapshot(topology);
        expect(after.findings().map(({ key }) => key)).not.toContain(finding.key);
        expect(lostPackets(were, verdictsOf(after)), `seed ${seed}: ${title}`).toEqual([]);
      }
    }
  }
  expect(offered).toBeGreaterThan(seeds.length / 4);
});
