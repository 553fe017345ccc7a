import { expect, test } from 'vitest';
import { address, createSnapshot, emptyTopology, type Finding } from './index.js';
import { topologyOf } from './testing/builder.js';
import { damaged } from './testing/damage.js';
import { multiRegion } from './testing/designs.js';
import { randomTopology, seededDice } from './testing/random.js';
import { told } from './testing/told.js';

test('an empty topology has no answers and no findings', () => {
  const snapshot = createSnapshot(emptyTopology);
  expect(snapshot.findings()).toEqual([]);
  expect(snapshot.trace('nic:none', address('10.0.0.4'))).toBeUndefined();
  expect(snapshot.effectiveRoutes('nic:none')).toBeUndefined();
  expect(snapshot.subnetRoutes('subnet:none')).toBeUndefined();
  expect(snapshot.why('nic:none', address('10.0.0.4'))).toBeUndefined();
  expect(snapshot.operatingSystemRoutes('nva:none')).toEqual([]);
  const strange: Finding = {
    code: 'AZR101',
    severity: 'error',
    message: '',
    declaration: '',
    related: [],
    key: 'none',
  };
  expect(snapshot.repairs(strange)).toEqual([]);
});

test('a snapshot of the same topology is the same snapshot, and answers are kept', () => {
  const topology = topologyOf(multiRegion());
  const first = createSnapshot(topology);
  expect(createSnapshot(topology, undefined, first)).toBe(first);
  expect(first.findings()).toBe(first.findings());
  const edited = createSnapshot({ ...topology, tunnels: [] }, undefined, first);
  expect(edited).not.toBe(first);
  expect(told(edited.findings())).toEqual(told(createSnapshot({ ...topology, tunnels: [] }).findings()));
});

test('the routes of an operating system name their origin and target', () => {
  const snapshot = createSnapshot(topologyOf(multiRegion('overlay')));
  const shown = snapshot
    .operatingSystemRoutes('nva:nva1')
    .map(({ prefix, origin, target }) => `${prefix.text} ${origin} ${target.to}`);
  expect(shown).toContain('10.2.0.0/16 bgp tunnel');
  expect(shown).toContain('10.1.1.0/24 connected nic');
  expect(shown).toContain('10.1.16.0/24 bgp nic');
  expect(shown).toContain('0.0.0.0/0 default nic');
});

test('nothing throws on topologies with missing parts and dangling references', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const dice = seededDice(seed);
    const topology = damaged(topologyOf(randomTopology(dice)), dice, 3 + (seed % 20));
    const snapshot = createSnapshot(topology);
    const findings = snapshot.findings();
    expect(
      findings.filter(({ code }) => code === 'AZR901').map(({ message }) => message),
      `seed ${seed}`,
    ).toEqual([]);
    for (const finding of findings.slice(0, 2)) snapshot.repairs(finding);
    const nics = topology.vnets.flatMap(({ subnets }) => subnets.flatMap((subnet) => subnet.nics));
    for (const { id } of nics)
      for (const to of ['10.2.16.4', '8.8.8.8', '192.168.5.5']) snapshot.trace(id, address(to));
  }
});
