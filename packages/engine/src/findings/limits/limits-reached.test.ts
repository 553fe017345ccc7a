import { afterEach, expect, test, vi } from 'vitest';
import { createSnapshot, type Topology } from '../../index.js';
import { limits } from '../../limits.js';
import { topologyOf } from '../../testing/builder.js';

const { tunnelsAtRouter } = limits;

afterEach(() => {
  vi.restoreAllMocks();
  limits.tunnelsAtRouter = tunnelsAtRouter;
});

/** Two networks, a site, an appliance that gets its own packets back, and tunnels. */
const topology = topologyOf({
  vnets: {
    hub: {
      address: '10.0.0.0/16',
      subnets: {
        GatewaySubnet: { prefix: '10.0.9.0/24' },
        nva: { prefix: '10.0.1.0/24', routeTable: 'rt', nics: { box: '10.0.1.4', far: '10.0.1.5' } },
        s: { prefix: '10.0.0.0/24', routeTable: 'rt', nics: { vm: '10.0.0.4' } },
      },
      vpnGateway: { name: 'vpn', asn: 65010 },
    },
    spoke: { address: '10.1.0.0/16', subnets: { s: { prefix: '10.1.0.0/24', nics: { vm: '10.1.0.4' } } } },
  },
  peerings: ['hub aft <-> spoke aft'],
  routeTables: { rt: { routes: ['172.16.0.0/24 -> 10.0.1.4'] } },
  sites: {
    dc: {
      address: '192.168.0.0/16',
      routers: { edge: { address: '192.168.0.1', asn: 65100 } },
      hosts: { h: '192.168.5.5' },
    },
  },
  connections: [{ from: 'vpnGateway:hub/vpn', to: 'router:dc/edge', enableBgp: true }],
  nvas: { box: { nics: ['hub/nva/box'] }, far: { nics: ['hub/nva/far'] } },
  tunnels: {
    t1: ['vxlan', 'nva:box', 'nva:far'],
    t2: ['gre', 'nva:box', 'nva:far'],
    t3: ['ipsec', 'router:dc/edge', 'nva:far'],
  },
});

function limitsReached(of: Topology) {
  const found = createSnapshot(of).findings();
  expect(found.map(({ code }) => code)).not.toContain('AZR901');
  return found.flatMap(({ code, declaration, message }) => (code === 'AZR902' ? [`${declaration}: ${message}`] : []));
}

test('no limit is reached in a small topology', () => {
  expect(limitsReached(topology)).toEqual([]);
});

test.each([
  ['flowViews', /^[^:]+:[^:]+: No packets are followed: there are too many senders and tables to compare\. /],
  ['flowPairs', /: Packets are followed for only 0 pairs of senders and receivers, of \d+ different kinds\. /],
  ['flowSteps', /: Packets are followed for only 0 pairs of senders and receivers, of \d+ different kinds\. /],
  ['loopCells', /^nva:box: (\d+) of \1 kinds of destination are not searched for loops, such as [0-9.]+\. /],
  ['loopStates', /^nva:box: (\d+) of \d+ kinds of destination are not searched for loops, such as [0-9.]+\. /],
  ['tunnelSteps', /^tunnel:t2: The outer packets of t2 are not followed: .* The same holds for one other tunnel\. /],
] as const)('what lies beyond the limit %s is told', (limit, message) => {
  vi.spyOn(limits, limit).mockReturnValue(0);
  expect(limitsReached(topology).filter((text) => message.test(text))).toHaveLength(1);
});

test('outer packets that get into too many tunnels at one router are told at the tunnel', () => {
  limits.tunnelsAtRouter = 0;
  expect(limitsReached(topology)).toEqual([
    expect.stringMatching(/^tunnel:t3: The outer packets of t3 enter too many other tunnels at one router/),
  ]);
});
