import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createSnapshot, defaultSettings } from '@azroute/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { open } from '../expectations/subject.js';
import { forwardingTopologies } from '../oracle/trace-topologies.js';
import { type Comparison, compareMarks } from './compare-marks.js';

/*
 * The marks of a row in hovers must agree with traces of the packets that the row catches: for every row of every NIC and
 * firewall of the examples, of the deployments in test/conformance, and of random topologies.
 */
const root = join(import.meta.dirname, '../..');
const files = ['examples/**/*.azroute', 'test/conformance/*/*.azroute'].flatMap((glob) =>
  globSync(glob, { cwd: root }).sort(),
);
const numRuns = Number(process.env.AZROUTE_RUNS ?? 150);

const newComparison = (): Comparison => ({ rows: new Map(), differences: [] });

test('in all examples and deployments', { timeout: 120_000 }, async () => {
  const comparison = newComparison();
  for (const file of files) compareMarks((await open(join(root, file), {})).snapshot, comparison);
  expect(comparison.differences).toEqual([]);
  for (const kind of ['on', 'itself', 'dropped'] as const) expect(comparison.rows.get(kind)).toBeGreaterThan(10);
});

test('in random topologies', { timeout: 60_000 + numRuns * 400 }, () => {
  const comparison = newComparison();
  const topologies = fc.sample(forwardingTopologies, { numRuns, seed: 20_261_126 });
  for (const topology of topologies) compareMarks(createSnapshot(topology, defaultSettings), comparison);
  expect(comparison.differences).toEqual([]);
  for (const kind of ['on', 'itself', 'dropped'] as const) expect(comparison.rows.get(kind)).toBeGreaterThan(numRuns);
});
