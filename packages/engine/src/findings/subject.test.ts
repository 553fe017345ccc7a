import { expect, test } from 'vitest';
import { address, createSnapshot, type Expectation, type Topology } from '../index.js';
import { topologyOf } from '../testing/builder.js';
import { multiRegion } from '../testing/designs.js';
import { randomTopology, seededDice } from '../testing/random.js';

const toFarSpoke: Expectation = {
  kind: 'expectation',
  id: 'expect:1',
  from: { kind: 'thing', id: 'nic:spoke11/vms/vm' },
  to: { kind: 'address', address: address('10.2.16.4') },
  via: undefined,
  dropped: false,
  bothWays: false,
};

test('loops, black holes and expectations that do not hold are what their findings are about', () => {
  let [loops, holes] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const snapshot = createSnapshot(topologyOf(randomTopology(seededDice(seed))));
    const found: unknown[] = [];
    for (const { code, key, subject, declaration } of snapshot.findings()) {
      if (subject?.kind === 'loop') {
        loops++;
        found.push(subject.loop);
        expect([key, declaration]).toEqual([`${code}|${subject.loop.key}`, subject.loop.example.closedBy]);
      } else if (subject?.kind === 'blackHoles') {
        holes++;
        for (const { kind, flow } of subject.holes) {
          expect([kind.code, flow.trace.verdict], `seed ${seed}`).toEqual([code, 'dropped']);
        }
      }
    }
    expect(found).toEqual(snapshot.loops());
  }
  expect(loops).toBeGreaterThan(20);
  expect(holes).toBeGreaterThan(20);
});

test('an expectation that fails in a scenario too is the subject of two findings', () => {
  const base = topologyOf(multiRegion());
  const inScenario: Expectation = { ...toFarSpoke, id: 'expect:2' };
  const scenario = {
    kind: 'scenario' as const,
    id: 'scenario:nva2',
    name: 'nva2',
    label: 'nva2',
    down: ['nva:nva2'],
    expectations: [inScenario],
  };
  const topology: Topology = { ...base, expectations: [toFarSpoke], scenarios: [scenario] };
  const subjects = createSnapshot(topology)
    .findings()
    .flatMap(({ subject }) => (subject?.kind === 'unmetExpectation' ? [subject] : []));
  expect(subjects.map(({ expectation, scenario: where }) => [expectation, where])).toEqual([
    [toFarSpoke, undefined],
    [inScenario, scenario],
  ]);
  expect(subjects.map(({ failure }) => failure.trace?.verdict)).toEqual(['loop', expect.any(String)]);
});
