import { expect, test } from 'vitest';
import type { TopologySpec } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';

/** A hub with an appliance and two spokes that send everything to it. */
const hubAndSpokes = (changes: Partial<TopologySpec> = {}): TopologySpec => ({
  vnets: {
    hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics: { nva1: '10.0.1.4' } } } },
    spoke1: {
      address: '10.1.0.0/16',
      subnets: { apps: { prefix: '10.1.0.0/24', routeTable: 'rt1', nics: { vm: '10.1.0.4' } } },
    },
    spoke2: {
      address: '10.2.0.0/16',
      subnets: { apps: { prefix: '10.2.0.0/24', routeTable: 'rt2', nics: { vm: '10.2.0.4' } } },
    },
  },
  peerings: ['hub aft <-> spoke1 aft', 'hub aft <-> spoke2 aft'],
  nvas: { nva1: { nics: ['hub/nva/nva1'], snat: 'internet' } },
  routeTables: { rt1: { routes: ['0.0.0.0/0 -> 10.0.1.4'] }, rt2: { routes: ['0.0.0.0/0 -> 10.0.1.4'] } },
  ...changes,
});

const tables = (rt1: readonly string[], rt2: readonly string[] = ['0.0.0.0/0 -> 10.0.1.4']) =>
  hubAndSpokes({ routeTables: { rt1: { routes: rt1 }, rt2: { routes: rt2 } } });

const cases: readonly [name: string, spec: TopologySpec, finding: string, titles: readonly string[]][] = [
  [
    'an address that nothing has becomes that of the appliance',
    tables(['0.0.0.0/0 -> 10.0.1.5']),
    'AZR410|route:rt1#1',
    ['Point 0.0.0.0/0 → 10.0.1.5 of rt1 at 10.0.1.4: spoke1 reaches the Internet; spoke1 and spoke2 reach each other'],
  ],
];

test.each(cases)('repairs of route tables: %s', (_name, spec, finding, titles) => {
  expect(paths(spec).repairs(finding)).toEqual(titles);
});
