import { expect, test } from 'vitest';
import { paths } from '../../testing/paths.js';

test('the half that is refused loses the flag, though the name of the other VNet begins its own', () => {
  const topology = paths({
    vnets: {
      hub: { address: '10.0.0.0/16' },
      hub2: {
        address: '10.1.0.0/16',
        subnets: { GatewaySubnet: { prefix: '10.1.0.0/27' } },
        expressRouteGateway: 'er',
      },
    },
    peerings: ['hub urg aft <-> hub2 urg agt aft'],
  });
  const [first] = topology.repairs('AZR304|peering:hub <-> hub2|vnet:hub2') ?? [];
  expect(topology.findings(/AZR30/).join()).toContain('vnet:hub2');
  expect(first).toMatch(/^Take useRemoteGateways off hub2's half/);
});
