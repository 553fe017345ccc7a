import { expect, test } from 'vitest';
import { forgetReach, reachOf } from './comparison/reach.js';
import { Computation } from './computation/computation.js';
import { Analysis } from './findings/analysis.js';
import { createSnapshot } from './index.js';
import { topologyOf } from './testing/builder.js';
import { multiRegion, routeServerDefault } from './testing/designs.js';
import { told } from './testing/told.js';

const topologies = [topologyOf(multiRegion('routes')), topologyOf(routeServerDefault())];

test.each(topologies)('after a rest, all is as in a snapshot that never rested', (topology) => {
  const [rested, fresh] = [createSnapshot(topology), createSnapshot(topology)];
  const [first, ...others] = rested.findings();
  const before = first && rested.repairs(first);
  rested.rest();
  rested.rest();
  expect(first && rested.repairs(first)).toBe(before);
  for (const finding of others) {
    const titles = rested.repairs(finding).map(({ title }) => title);
    expect(titles).toEqual(fresh.repairs(finding).map(({ title }) => title));
  }
  expect(told(rested.findings())).toEqual(told(fresh.findings()));
});

test('states of packets are let go of, those that came last first', () => {
  const [topology] = topologies;
  if (!topology) throw new Error('There is no topology.');
  const { findings, computation } = new Analysis(new Computation(topology));
  expect(findings.length).toBeGreaterThan(0);
  const { forwarder } = computation;
  const { size } = forwarder;
  forwarder.shrink(size);
  expect(forwarder.size).toBe(size);
  forwarder.shrink(1);
  expect(forwarder.size).toBe(1);
});

test('the reach of an analysis is followed once, and again when it was forgotten', () => {
  const [topology] = topologies;
  if (!topology) throw new Error('There is no topology.');
  const analysis = new Analysis(new Computation(topology));
  const reach = reachOf(analysis);
  expect(reachOf(analysis)).toBe(reach);
  forgetReach(analysis);
  expect(reachOf(analysis)).not.toBe(reach);
});
