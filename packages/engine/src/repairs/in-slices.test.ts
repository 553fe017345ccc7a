import { describe, expect, test } from 'vitest';
import { Computation } from '../computation/computation.js';
import { Analysis } from '../findings/analysis.js';
import { createSnapshot, Interrupted, type Snapshot, type Topology } from '../index.js';
import { topologyOf } from '../testing/builder.js';
import { multiRegion, routeServerDefault } from '../testing/designs.js';
import { isGone } from './proof/findings.js';
import type { Repair } from './repair.js';

/** Two spokes that do not reach each other, though they should, and a table with a next hop that nobody has. */
const spokes: Topology = {
  ...topologyOf({
    vnets: {
      hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } } } },
      a: {
        address: '10.1.0.0/16',
        subnets: { s: { prefix: '10.1.0.0/24', routeTable: 'rt', nics: { vm: '10.1.0.4' } } },
      },
      b: { address: '10.2.0.0/16', subnets: { s: { prefix: '10.2.0.0/24', nics: { vm: '10.2.0.4' } } } },
    },
    peerings: ['hub aft <-> a aft', 'hub aft <-> b aft'],
    routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.0.1.77'] } },
    nvas: { nva1: { nics: ['hub/nva/nva1'], snat: 'internet' } },
  }),
  expectations: [
    {
      kind: 'expectation',
      id: 'expect:1',
      from: { kind: 'thing', id: 'nic:a/s/vm' },
      to: { kind: 'thing', id: 'nic:b/s/vm' },
      via: ['nva:nva1'],
      dropped: false,
      bothWays: true,
    },
  ],
};

const designs: readonly [what: string, topology: Topology][] = [
  ['loops between regions', topologyOf(multiRegion('routes'))],
  ['the loop of a default route', topologyOf(routeServerDefault())],
  ['an expectation and a black hole', spokes],
];

const keys = (repairs: readonly Repair[]) => repairs.map(({ key, isPreferred }) => `${isPreferred} ${key}`);

/** The repairs of all findings, asked for at once. */
function all(snapshot: Snapshot) {
  return snapshot.findings().map((finding) => keys(snapshot.repairs(finding)));
}

describe.each(designs)('repairs of %s', (_what, topology) => {
  const atOnce = all(createSnapshot(topology));

  test('there are some', () => {
    expect(atOnce.flat().length).toBeGreaterThan(0);
  });

  test.each([1, 3])(
    'after slices of %i recomputations are the same, and each that was offered before is one',
    (most) => {
      const snapshot = createSnapshot(topology);
      const inSlices = snapshot.findings().map((finding) => {
        let found = snapshot.repairsSoFar(finding, 0);
        while (!found.isComplete) {
          for (const repair of found.repairs) {
            expect(repair.isPreferred).toBe(false);
            expect(isGone(new Analysis(new Computation(repair.topology)), finding)).toBe(true);
          }
          found = snapshot.repairsSoFar(finding, most);
          expect(found.recomputed).toBeLessThanOrEqual(most);
        }
        expect(snapshot.repairsSoFar(finding, 0)).toMatchObject({ isComplete: true, recomputed: 0 });
        return keys(found.repairs);
      });
      expect(inSlices).toEqual(atOnce);
    },
  );

  test('are the same after interruptions', () => {
    let left = 0;
    const checkpoint = () => {
      if (--left === 0) throw new Interrupted();
    };
    const snapshot = createSnapshot(topology, undefined, undefined, { checkpoint });
    let interruptions = 0;
    for (let patience = 40; ; patience *= 1.2) {
      left = Math.round(patience);
      try {
        expect(all(snapshot)).toEqual(atOnce);
        break;
      } catch (error) {
        if (!(error instanceof Interrupted)) throw error;
        interruptions++;
      }
    }
    expect(interruptions).toBeGreaterThan(5);
  });
});
