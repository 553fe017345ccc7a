import { expect, test } from 'vitest';
import { address, createSnapshot, type Snapshot, type Verdict } from '../index.js';
import { topologyOf } from '../testing/builder.js';
import { randomTopology, seededDice } from '../testing/random.js';

/** The first twelve random topologies, and one in which a route breaks a tunnel that its prefix does not show. */
const seeds = [...Array.from({ length: 12 }, (_, i) => i + 1), 110];

/** Verdicts of all packets between the NICs, the host and the Internet, one trace each. */
function verdicts(snapshot: Snapshot): ReadonlyMap<string, Verdict> {
  const nics = snapshot.topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
  const destinations = [...nics.flatMap(({ addresses }) => addresses), address('192.168.5.5'), address('8.8.8.8')];
  const found = new Map<string, Verdict>();
  const nvaNics = new Set(snapshot.topology.nvas.flatMap((nva) => nva.nics));
  for (const from of [...nics.map(({ id }) => id).filter((id) => !nvaNics.has(id)), 'host:dc/app']) {
    for (const to of destinations) {
      const verdict = snapshot.trace(from, to)?.verdict;
      if (verdict) found.set(`${from} to ${to.text}`, verdict);
    }
  }
  return found;
}

test(`no repair loses a packet that arrived, nor leaves its loop (${seeds.length} topologies)`, () => {
  let offered = 0;
  for (const seed of seeds) {
    const before = createSnapshot(topologyOf(randomTopology(seededDice(seed))));
    const were = verdicts(before);
    for (const finding of before.findings()) {
      for (const { topology, title } of before.repairs(finding)) {
        offered++;
        const after = createSnapshot(topology);
        expect(after.findings().map(({ key }) => key)).not.toContain(finding.key);
        const are = verdicts(after);
        const lost = [...were].filter(
          ([packet, verdict]) => (verdict === 'delivered' || verdict === 'internet') && are.get(packet) !== verdict,
        );
        expect(lost, `seed ${seed}: ${title}`).toEqual([]);
      }
    }
  }
  expect(offered).toBeGreaterThan(seeds.length / 4);
});
