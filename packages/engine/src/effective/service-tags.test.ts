import { describe, expect, test } from 'vitest';
import { address } from '../address/index.js';
import type { TopologySpec } from '../testing/builder.js';
import { paths } from '../testing/paths.js';
import { showTable } from '../testing/show.js';

/** A subnet with a service endpoint and this route table, in a network whose Route Server hears of prefixes of services. */
function network(routes: readonly string[], serviceTags: Readonly<Record<string, string>>): TopologySpec {
  return {
    vnets: {
      v: {
        address: '10.1.0.0/16',
        subnets: {
          RouteServerSubnet: { prefix: '10.1.0.0/26' },
          apps: {
            prefix: '10.1.1.0/24',
            routeTable: 'rt',
            serviceEndpoints: ['Microsoft.Storage'],
            nics: { vm: '10.1.1.4' },
          },
          nva: { prefix: '10.1.2.0/24', nics: { nva: '10.1.2.4' } },
        },
        routeServer: { name: 'ars' },
      },
    },
    routeTables: { rt: { routes } },
    serviceTags,
    nvas: {
      nva: { nics: ['v/nva/nva'], asn: 65001, advertise: '20.38.108.0/24, 52.0.0.0/8', snat: 'internet' },
    },
    sessions: [{ from: 'nva:nva', to: 'routeServer:v/ars' }],
  };
}

const given = { 'Storage.WestEurope': '20.38.108.0/23', Sql: '52.236.184.0/24' };

const cases = [
  {
    what: 'R025, R040: BGP routes inside a service endpoint are not in the table, others are',
    routes: [],
    tags: given,
    rows: ['D A 20.38.108.0/23 VirtualNetworkServiceEndpoint', 'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4'],
  },
  {
    what: 'a route for the tag to an appliance comes before the service endpoint',
    routes: ['storage.westeurope -> 10.1.2.4'],
    tags: given,
    rows: [
      'D I 20.38.108.0/23 VirtualNetworkServiceEndpoint',
      'U A 20.38.108.0/23 VirtualAppliance 10.1.2.4',
      'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4',
    ],
  },
  {
    what: 'T08: a route for the tag to the Internet leaves the service endpoint, one for the prefix does not',
    routes: ['Storage -> Internet', 'Sql -> Internet'],
    tags: given,
    rows: [
      'D A 20.38.108.0/23 VirtualNetworkServiceEndpoint',
      'U A 52.236.184.0/24 Internet',
      'U I 20.38.108.0/23 Internet',
      'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4',
    ],
  },
  {
    what: 'a route for the prefix to the Internet overrides the service endpoint',
    routes: ['20.38.108.0/23 -> Internet'],
    tags: given,
    rows: [
      'D I 20.38.108.0/23 VirtualNetworkServiceEndpoint',
      'U A 20.38.108.0/23 Internet',
      'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4',
    ],
  },
  {
    what: 'R067: the prefix itself, a regional tag, one of all regions, AzureCloud last',
    routes: ['AzureCloud.westeurope -> None', 'Storage -> None', 'Storage.westeurope -> 10.1.2.4'],
    tags: { ...given, 'AzureCloud.WestEurope': '20.38.108.0/23, 20.38.110.0/24' },
    rows: [
      'D I 20.38.108.0/23 VirtualNetworkServiceEndpoint',
      'U A 20.38.108.0/23 VirtualAppliance 10.1.2.4',
      'U A 20.38.110.0/24 None',
      'U I 20.38.108.0/23 None',
      'U I 20.38.108.0/23 None',
      'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4',
    ],
  },
  {
    what: 'without a statement the rows are named by the tag and the service',
    routes: ['AzureCloud.westeurope -> None'],
    tags: { Sql: '52.236.184.0/24' },
    rows: [
      'D A Microsoft.Storage VirtualNetworkServiceEndpoint',
      'U A AzureCloud.westeurope None',
      'V A 20.38.108.0/24 VirtualNetworkGateway 10.1.2.4',
      'V A 52.0.0.0/8 VirtualNetworkGateway 10.1.2.4',
    ],
  },
];

test.each(cases)('$what', ({ routes, tags, rows }) => {
  const table = showTable(paths(network(routes, tags)).snapshot.effectiveRoutes('nic:v/apps/vm'));
  expect(table.filter((row) => !/10\.1\.0\.0|0\.0\.0\.0\/0|None>/.test(row))).toEqual(rows);
});

describe('a verdict that rests on prefixes nobody gave', () => {
  const notes = (routes: readonly string[], to: string, tags: Readonly<Record<string, string>> = {}) =>
    (paths(network(routes, tags)).snapshot.trace('nic:v/apps/vm', address(to))?.notes ?? []).flatMap(({ remark }) =>
      remark.kind === 'unknownExtent' ? remark.rows.map(({ serviceTag }) => serviceTag) : [],
    );

  test('names the rows for a public address', () => {
    expect(notes(['Sql -> 10.1.2.4'], '8.8.8.8')).toEqual(['Microsoft.Storage', 'Sql']);
  });

  test('names no row whose prefixes are given', () => {
    expect(notes(['Sql -> 10.1.2.4'], '8.8.8.8', given)).toEqual([]);
  });

  test('names no row that does the same', () => {
    expect(notes(['Sql -> Internet'], '8.8.8.8', { Storage: '20.38.108.0/23' })).toEqual([]);
  });

  test('is none for a private address, nor for a host route', () => {
    expect(notes(['Sql -> 10.1.2.4', '8.8.8.8/32 -> Internet'], '10.1.2.9')).toEqual([]);
    expect(notes(['Sql -> 10.1.2.4', '8.8.8.8/32 -> Internet'], '8.8.8.8')).toEqual([]);
  });
});
