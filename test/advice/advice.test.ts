import { createSnapshot, defaultSettings, type Step } from '@azroute/engine';
import { expect, test } from 'vitest';
import { check, timeout } from '../oracle/check.js';
import { topologies } from '../oracle/random-topology.js';
import { vainAdvice } from './vain-advice.js';

test('no finding about a random topology advises what is already so, is refused or does not win', { timeout }, () => {
  const advised = new Set<Step['kind']>();
  // Advice does not depend on whether BGP converges, so no topology may be left out.
  check(topologies, 0.001, (topology) => {
    const snapshot = createSnapshot(topology, defaultSettings);
    for (const { advice = [] } of snapshot.findings()) for (const { kind } of advice) advised.add(kind);
    return vainAdvice(snapshot);
  });
  expect([...advised].sort()).toEqual(expect.arrayContaining(['addRoutes', 'enableBgp', 'peer', 'setFlag']));
});
