import type { EffectiveTable } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { row } from '../testing/fixtures.js';
import { effectiveRoutesJson, effectiveRoutesTable } from './effective-routes.js';

const effective: EffectiveTable = {
  vnet: 'vnet:spoke1',
  routeTable: 'routeTable:rt',
  disableBgpRoutePropagation: false,
  routes: [
    row('Default Active 10.31.0.0/24 VnetLocal'),
    row('VirtualNetworkGateway Active 10.40.0.0/16 VirtualNetworkGateway 10.10.1.4,10.20.1.4'),
    row('Default Invalid 0.0.0.0/0 Internet'),
    row('User Active 0.0.0.0/0 VirtualAppliance 10.10.1.4', 'default-to-nva1'),
    row('User Active 10.9.0.0/16 None'),
    row('User Active AzureCloud.westeurope Internet', 'cloud'),
  ],
  absent: [],
  isUnknown: false,
  ofUnknownExtent: [],
  lookup: () => undefined,
  match: () => undefined,
  inPlaceOf: () => undefined,
};

describe('effective routes', () => {
  it('have the columns of az network nic show-effective-route-table -o table (R241)', () => {
    expect(effectiveRoutesTable(effective)).toBe(`\
Source                 State    Address Prefix         Next Hop Type          Next Hop IP
---------------------  -------  ---------------------  ---------------------  -------------------
Default                Active   10.31.0.0/24           VnetLocal
VirtualNetworkGateway  Active   10.40.0.0/16           VirtualNetworkGateway  10.10.1.4 10.20.1.4
Default                Invalid  0.0.0.0/0              Internet
User                   Active   0.0.0.0/0              VirtualAppliance       10.10.1.4
User                   Active   10.9.0.0/16            None
User                   Active   AzureCloud.westeurope  Internet
`);
  });

  it.each([
    {
      it: 'a system row has no name and an empty next hop list',
      index: 0,
      expected: {
        addressPrefix: ['10.31.0.0/24'],
        disableBgpRoutePropagation: false,
        nextHopIpAddress: [],
        nextHopType: 'VnetLocal',
        source: 'Default',
        state: 'Active',
      },
    },
    {
      it: 'equal-cost next hops are one row with a list',
      index: 1,
      expected: {
        addressPrefix: ['10.40.0.0/16'],
        disableBgpRoutePropagation: false,
        nextHopIpAddress: ['10.10.1.4', '10.20.1.4'],
        nextHopType: 'VirtualNetworkGateway',
        source: 'VirtualNetworkGateway',
        state: 'Active',
      },
    },
    {
      it: 'a user row carries its name',
      index: 3,
      expected: {
        addressPrefix: ['0.0.0.0/0'],
        disableBgpRoutePropagation: false,
        name: 'default-to-nva1',
        nextHopIpAddress: ['10.10.1.4'],
        nextHopType: 'VirtualAppliance',
        source: 'User',
        state: 'Active',
      },
    },
    {
      it: 'a user row without a name has no such key',
      index: 4,
      expected: {
        addressPrefix: ['10.9.0.0/16'],
        disableBgpRoutePropagation: false,
        nextHopIpAddress: [],
        nextHopType: 'None',
        source: 'User',
        state: 'Active',
      },
    },
  ])('in JSON, $it (R242)', ({ index, expected }) => {
    expect(effectiveRoutesJson(effective).value[index]).toStrictEqual(expected);
  });

  it('in JSON, repeat the propagation flag of the route table on every row (R071)', () => {
    const { value } = effectiveRoutesJson({ ...effective, disableBgpRoutePropagation: true });
    expect(value.map((one) => one.disableBgpRoutePropagation)).toEqual(effective.routes.map(() => true));
  });
});
