import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createSnapshot } from '../../packages/engine/src/index.js';
import { topologyOf } from '../../packages/engine/src/testing/builder.js';
import { largeTopology } from '../../packages/engine/src/testing/large.js';
import { open } from '../expectations/subject.js';

/* No real network may reach a limit of the engine. */

const root = join(import.meta.dirname, '../..');
const files = globSync(['examples/**/*.azroute', 'test/{conformance,designs}/**/*.azroute'], { cwd: root }).sort();

test.each(files)('%s reaches no limit', async (file) => {
  const { reported } = await open(join(root, file), {});
  expect(reported.filter(({ code }) => code === 'AZR902')).toEqual([]);
});

test.each([
  ['calm', () => topologyOf(largeTopology(1000, 10))],
  ['looping', () => topologyOf(largeTopology(1000, 10, false))],
])('an estate of 1,000 VNets and 10,000 NICs that is %s reaches no limit', (_name, topology) => {
  const snapshot = createSnapshot(topology());
  expect(snapshot.findings().filter(({ code }) => code === 'AZR902')).toEqual([]);
  expect(snapshot.leftOut()).toEqual([]);
});
