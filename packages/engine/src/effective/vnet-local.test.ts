import { expect, test } from 'vitest';
import type { TopologySpec, VnetSpec } from '../testing/builder.js';
import { paths } from '../testing/paths.js';

/** A subnet with this route table, beside an appliance and a subnet with a private endpoint, and a peered VNet. */
function network(routes: readonly string[], policies: 'Disabled' | 'RouteTableEnabled', of: Partial<VnetSpec> = {}) {
  return {
    vnets: {
      v: {
        address: '10.1.0.0/16',
        subnets: {
          apps: { prefix: '10.1.1.0/24', routeTable: 'rt', nics: { vm: '10.1.1.4' } },
          nva: { prefix: '10.1.2.0/24', routeTable: 'rt-nva', nics: { nva: '10.1.2.4' } },
          pe: {
            prefix: '10.1.3.0/24',
            privateEndpointNetworkPolicies: policies,
            privateEndpoints: { sql: '10.1.3.9' },
            nics: { db: '10.1.3.4' },
          },
        },
        ...of,
      },
    },
    routeTables: { rt: { routes }, 'rt-nva': { routes: ['10.1.3.0/24 -> VnetLocal'] } },
    nvas: { nva: { nics: ['v/nva/nva'], snat: 'all' } },
  } satisfies TopologySpec;
}

const local = '10.1.3.0/24 -> VnetLocal';
const basic = { privateEndpointVNetPolicies: 'Basic' } as const;

/** The notes on the way of a packet from the VM to the endpoint. */
const cases: readonly (readonly [string, TopologySpec, readonly string[]])[] = [
  ['a route to VnetLocal decides', network([local], 'RouteTableEnabled'), ['R028a']],
  ['the VNet lets it reach endpoints', network([local], 'RouteTableEnabled', basic), []],
  ['without network policies, the row of the endpoint decides', network([local], 'Disabled'), []],
  ['a route for the address itself decides', network(['10.1.3.9/32 -> VnetLocal'], 'Disabled'), ['R028a']],
  ['no user-defined route decides', network([], 'RouteTableEnabled'), []],
  ['a shorter route does not count', network(['10.0.0.0/8 -> VnetLocal'], 'RouteTableEnabled'), []],
  ['the appliance on the way has such a route', network(['10.1.0.0/16 -> 10.1.2.4'], 'RouteTableEnabled'), ['R028a']],
];

test.each(cases)('%s', (_name, spec, notes) => {
  const { trace, notes: found } = paths(spec);
  expect(trace('nic:v/apps/vm', '10.1.3.9')).toMatch(/^delivered/);
  expect(found('nic:v/apps/vm', '10.1.3.9')).toEqual(notes);
});

test('a machine in the same range is no endpoint', () => {
  expect(paths(network([local], 'RouteTableEnabled')).notes('nic:v/apps/vm', '10.1.3.4')).toEqual([]);
});
