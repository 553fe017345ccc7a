import { createSnapshot, defaultSettings, type Step } from '@azroute/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numRuns, runsFrom, timeout } from '../oracle/check.js';
import { forwardingTopologies } from '../oracle/trace-topologies.js';
import { vainAdvice } from './vain-advice.js';

test('no finding about a random topology advises what is already so, is refused or does not win', { timeout }, () => {
  const advised = new Set<Step['kind']>();
  fc.assert(
    fc.property(forwardingTopologies, (topology) => {
      const snapshot = createSnapshot(topology, defaultSettings);
      for (const { advice = [] } of snapshot.findings()) for (const { kind } of advice) advised.add(kind);
      expect(vainAdvice(snapshot)).toEqual([]);
    }),
    // Findings take much longer than tables. One in four topologies has hubs, in which routes are advised more often.
    runsFrom(20_261_124, Math.ceil((numRuns * 3) / 4)),
  );
  expect([...advised].sort()).toEqual(expect.arrayContaining(['addRoutes', 'enableBgp', 'peer', 'setFlag']));
});
