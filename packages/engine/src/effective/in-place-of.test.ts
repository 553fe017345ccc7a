import { expect, test } from 'vitest';
import { rowText } from '../forwarding/describe.js';
import { prefix } from '../index.js';
import type { TopologySpec } from '../testing/builder.js';
import { routing } from '../testing/routing.js';

/** What decides in place of each route of the table, in a spoke that has a route from on premises and a peer. */
const cases: readonly (readonly [routes: readonly string[], of: string, row: string | undefined])[] = [
  [['10.0.0.0/8 -> 10.1.2.4'], '10.0.0.0/8', '10.0.0.0/8 None'],
  [['10.0.0.0/8 -> 10.1.2.4', '10.9.0.0/16 -> 10.1.2.4'], '10.9.0.0/16', '10.0.0.0/8 VirtualAppliance 10.1.2.4'],
  [['10.0.0.0/8 -> 10.1.2.4', '10.1.0.0/16 -> 10.1.2.4'], '10.1.0.0/16', '10.1.0.0/16 VNetPeering'],
  [['10.0.0.0/8 -> 10.1.2.4', '10.1.2.0/24 -> None'], '10.1.2.0/24', '10.1.0.0/16 VNetPeering'],
  [['10.11.1.0/24 -> 10.1.2.4'], '10.11.1.0/24', '10.11.0.0/16 VnetLocal'],
  [['172.20.0.0/16 -> 10.1.2.4'], '172.20.0.0/16', '172.20.0.0/16 VirtualNetworkGateway <GW>'],
  [['172.16.0.0/12 -> 10.1.2.4', '172.20.1.0/24 -> None'], '172.20.1.0/24', '172.20.0.0/16 VirtualNetworkGateway <GW>'],
  [['0.0.0.0/0 -> 10.1.2.4'], '0.0.0.0/0', '0.0.0.0/0 Internet'],
  [['10.11.9.0/24 -> 10.1.2.4'], '10.11.9.0/24', '10.11.0.0/16 VnetLocal'],
  // R028: the /16 also takes the endpoint's own row away.
  [['10.1.0.0/16 -> 10.1.2.4', '10.1.3.0/24 -> 10.1.2.4'], '10.1.3.0/24', undefined],
];

test.each(cases)('%j: in place of %s', (routes, of, row) => {
  const spec: TopologySpec = {
    vnets: {
      hub: {
        address: '10.1.0.0/16',
        vpnGateway: { name: 'vpn' },
        subnets: {
          GatewaySubnet: { prefix: '10.1.0.0/27' },
          nva: { prefix: '10.1.2.0/24', nics: { nva: '10.1.2.4' } },
          ...(of === '10.1.3.0/24'
            ? {
                pe: {
                  prefix: '10.1.3.0/24',
                  privateEndpointNetworkPolicies: 'Enabled',
                  privateEndpoints: { sql: '10.1.3.4' },
                },
              }
            : {}),
        },
      },
      spoke: {
        address: '10.11.0.0/16',
        subnets: { vms: { prefix: '10.11.1.0/24', routeTable: 'rt', nics: { vm: '10.11.1.4' } } },
      },
    },
    peerings: ['hub agt aft <-> spoke urg aft'],
    routeTables: { rt: { routes } },
    nvas: { nva: { nics: ['hub/nva/nva'] } },
    sites: { dc: { address: '172.20.0.0/16' } },
    connections: [{ from: 'vpnGateway:hub/vpn', to: 'site:dc' }],
  };
  const found = routing(spec).tables.ofNic('nic:spoke/vms/vm')?.inPlaceOf(prefix(of));
  expect(found && rowText(found)).toBe(row);
});
