import { expect, test } from 'vitest';
import { address, createSnapshot, Interrupted, type Snapshot, type Topology } from './index.js';
import { topologyOf } from './testing/builder.js';
import { multiRegion, redundantNvas } from './testing/designs.js';
import { randomTopology, seededDice } from './testing/random.js';
import { told } from './testing/told.js';

/** The design with loops, repairs, an expectation that fails, and one that fails in a scenario. */
function withExpectations(base: Topology): Topology {
  const expectation = (id: string) => ({
    kind: 'expectation' as const,
    id,
    from: { kind: 'thing' as const, id: 'nic:spoke11/vms/vm' },
    to: { kind: 'address' as const, address: address('10.2.16.4') },
    via: undefined,
    dropped: false,
    bothWays: true,
  });
  return {
    ...base,
    expectations: [expectation('expect:1')],
    scenarios: [
      {
        kind: 'scenario',
        id: 'scenario:nva2',
        name: 'nva2',
        label: 'nva2',
        down: ['nva:nva2'],
        expectations: [expectation('expect:2')],
      },
    ],
  };
}

/** Every answer of a snapshot that takes long, as one text. */
function answers(snapshot: Snapshot): string {
  const nics = snapshot.topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
  const findings = snapshot.findings();
  return JSON.stringify([
    snapshot.bgp.speakers.map(({ id }) => [...snapshot.bgp.table(id).routes.values()].map(({ routes }) => routes)),
    nics.map(({ id }) => [snapshot.effectiveRoutes(id)?.routes, snapshot.trace(id, address('10.2.16.4'))]),
    told(findings),
    snapshot.loops().map(({ key }) => key),
    // The search for repairs begins anew each time, so those of one finding are enough.
    findings.slice(0, 1).flatMap((finding) => snapshot.repairs(finding).map(({ title, edits }) => [title, edits])),
  ]);
}

/** A checkpoint that throws at its k-th call. */
function stopAt(k: number) {
  let calls = 0;
  return () => {
    calls++;
    if (calls === k) throw new Interrupted();
  };
}

/** Whether the work was interrupted, as opposed to having come to its end. */
function isInterrupted(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(Interrupted);
    return true;
  }
}

/** Places at which the work is stopped: all of the first ones, then ever fewer. */
function* stops(): Generator<number> {
  for (let k = 1; ; k += 1 + Math.floor(k / 3)) yield k;
}

const cases: readonly (readonly [string, Topology])[] = [
  ['two regions that loop', withExpectations(topologyOf(multiRegion()))],
  ['two NVAs a region', topologyOf(redundantNvas())],
  ['a random topology', topologyOf(randomTopology(seededDice(17)))],
];

test.each(cases)('what was interrupted anywhere is answered afterwards as from scratch: %s', (_, topology) => {
  const expected = answers(createSnapshot(topology));
  let interrupted = 0;
  for (const k of stops()) {
    const snapshot = createSnapshot(topology, undefined, undefined, { checkpoint: stopAt(k) });
    if (!isInterrupted(() => answers(snapshot))) break;
    interrupted++;
    // The same question to the same snapshot, which keeps what it had computed to the end.
    expect(answers(snapshot), `stopped at call ${k}`).toBe(expected);
  }
  expect(interrupted).toBeGreaterThan(20);
});

test('a snapshot that follows interrupted ones answers as one from scratch', () => {
  const [, topology] = cases[0] ?? ['', topologyOf(multiRegion())];
  const edits: readonly Topology[] = [
    topology,
    { ...topology, tunnels: [], routeTables: [] },
    { ...topology, peerings: topology.peerings.slice(1) },
    topology,
  ];
  const expected = edits.map((edited) => answers(createSnapshot({ ...edited })));
  for (const k of [3, 40, 150, 600, 1500, 2500, 4000, 6000]) {
    let previous: Snapshot | undefined;
    for (const [i, edited] of edits.entries()) {
      const stopped = createSnapshot({ ...edited }, undefined, previous, { checkpoint: stopAt(k) });
      const interrupted = isInterrupted(() => answers(stopped));
      if (k < 600) expect(interrupted, `edit ${i}, call ${k}`).toBe(true);
      previous = stopped;
      const whole = createSnapshot({ ...edited }, undefined, previous);
      expect(answers(whole), `edit ${i}, stopped at call ${k}`).toBe(expected[i]);
      if (k % 2 === 0) previous = whole;
    }
  }
});

test('the snapshot of the same topology is asked with the new checkpoint', () => {
  const topology = topologyOf(multiRegion());
  const first = createSnapshot(topology, undefined, undefined, { checkpoint: stopAt(1) });
  expect(() => first.findings()).toThrow(Interrupted);
  let calls = 0;
  const again = createSnapshot(topology, undefined, first, { checkpoint: () => calls++ });
  expect(again).toBe(first);
  expect(again.findings().length).toBeGreaterThan(0);
  expect(calls).toBeGreaterThan(0);
});

test('another exception at a checkpoint is no interruption: the check that it ended says so', () => {
  let armed = false;
  const checkpoint = () => {
    if (armed) throw new Error('out of paper');
  };
  const snapshot = createSnapshot(topologyOf(multiRegion()), undefined, undefined, { checkpoint });
  snapshot.loops();
  armed = true;
  expect(new Set(snapshot.findings().map(({ code }) => code))).toEqual(new Set(['AZR901']));
});
