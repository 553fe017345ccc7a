import { describe, expect, test } from 'vitest';
import type { TopologySpec } from '../testing/builder.js';
import { paths } from '../testing/paths.js';
import { routing } from '../testing/routing.js';

/** A subnet with machines and one with an appliance behind a load balancer, which a route leads to. */
function behind(balancer: string, extra: Partial<TopologySpec> = {}): TopologySpec {
  return {
    vnets: {
      v: {
        address: '10.0.0.0/16',
        subnets: {
          nva: {
            prefix: '10.0.1.0/24',
            nics: { nva: '10.0.1.4+10.0.1.7' },
            loadBalancers: { lb: [balancer, 'nva'] },
          },
          apps: { prefix: '10.0.2.0/24', routeTable: 'rt', nics: { vm: '10.0.2.4+10.0.2.20' } },
        },
      },
    },
    nvas: { nva: { nics: ['v/nva/nva'], snat: 'all' } },
    routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.0.1.100'] } },
    ...extra,
  };
}

describe('load balancers as next hops', () => {
  test('with HA ports lead to the appliance', () => {
    expect(paths(behind('10.0.1.100')).trace('nic:v/apps/vm', '8.8.8.8')).toBe('internet by nva(lb)');
  });

  test('with single ports drop (R287), which is an error at the route', () => {
    const { trace, reason, findings } = paths(behind('10.0.1.100 80 443'));
    expect(trace('nic:v/apps/vm', '8.8.8.8')).toBe('dropped');
    expect(reason('nic:v/apps/vm', '8.8.8.8')).toBe('R287');
    expect(findings(/AZR411/)).toHaveLength(1);
  });

  test('with single ports take what is for themselves', () => {
    expect(paths(behind('10.0.1.100 80')).trace('nic:v/nva/nva', '10.0.1.100')).toBe('delivered');
  });
});

describe('secondary addresses', () => {
  test('are reached', () => {
    expect(paths(behind('10.0.1.100')).trace('nic:v/nva/nva', '10.0.2.20')).toBe('delivered');
    expect(paths(behind('10.0.1.100')).notes('nic:v/nva/nva', '10.0.2.20')).toEqual([]);
  });

  test('can be the next hop of a route', () => {
    const spec = behind('10.0.1.100', { routeTables: { rt: { routes: ['0.0.0.0/0 -> 10.0.1.7'] } } });
    expect(paths(spec).trace('nic:v/apps/vm', '8.8.8.8')).toBe('internet by nva');
  });
});

describe('a route table that is not known', () => {
  const unknown = { rt: { unknown: true, routes: ['0.0.0.0/0 -> 10.0.1.200'] } };
  const spec = behind('10.0.1.100', { routeTables: unknown });

  test('leaves a note at each packet of its subnets', () => {
    expect(paths(spec).notes('nic:v/apps/vm', '10.0.1.4')).toEqual(['R036']);
    expect(paths(spec).notes('nic:v/nva/nva', '10.0.2.4')).toEqual([]);
  });

  test('silences findings about packets, and is one itself', () => {
    const { findings } = paths(spec);
    expect(findings(/AZR1/)).toEqual([]);
    expect(findings(/AZR421/)).toHaveLength(1);
    const known = { rt: { routes: unknown.rt.routes } };
    expect(paths(behind('10.0.1.100', { routeTables: known })).findings(/AZR421/)).toEqual([]);
  });
});

/** A VNet with a VPN gateway, a spoke that uses it, and two sites behind it. */
function forced(defaultSite: string | undefined, enableBgp = false): TopologySpec {
  return {
    vnets: {
      hub: {
        address: '10.0.0.0/16',
        subnets: {
          GatewaySubnet: { prefix: '10.0.0.0/27' },
          vms: { prefix: '10.0.1.0/24', nics: { vm: '10.0.1.4' } },
          direct: { prefix: '10.0.2.0/24', routeTable: 'direct', nics: { web: '10.0.2.4' } },
        },
        vpnGateway: { name: 'vpn', ...(defaultSite === undefined ? {} : { gatewayDefaultSite: defaultSite }) },
      },
    },
    routeTables: { direct: { routes: ['0.0.0.0/0 -> Internet'] } },
    sites: {
      hq: { address: '192.168.0.0/16', asn: 65100 },
      branch: { address: '172.20.0.0/16', asn: 65200 },
    },
    connections: [
      { from: 'vpnGateway:hub/vpn', to: 'site:hq', enableBgp },
      { from: 'vpnGateway:hub/vpn', to: 'site:branch', enableBgp: false },
    ],
  };
}

describe('gatewayDefaultSite (R288)', () => {
  test.each([false, true])('gives NICs a default route, with BGP: %s', (enableBgp) => {
    const { nic } = routing(forced('site:hq', enableBgp));
    expect(nic('hub/vms/vm')).toContainEqual(expect.stringContaining('V A 0.0.0.0/0'));
    expect(nic('hub/direct/web')).toContainEqual('U A 0.0.0.0/0 Internet');
  });

  test('leads to that site only, and not without it', () => {
    expect(paths(forced('site:branch')).trace('nic:hub/vms/vm', '8.8.8.8')).toMatch(/ by vpn branch/);
    expect(paths(forced(undefined)).trace('nic:hub/vms/vm', '8.8.8.8')).toBe('internet');
  });
});

/** Two VNets, each with a circuit and a site behind it, and the circuits joined or not. */
function circuits(joined: boolean): TopologySpec {
  const vnet = (n: number) => ({
    address: `10.${n}.0.0/16`,
    subnets: {
      GatewaySubnet: { prefix: `10.${n}.0.0/27` },
      vms: { prefix: `10.${n}.1.0/24`, nics: { vm: `10.${n}.1.4` } },
    },
    expressRouteGateway: `er${n}`,
  });
  const site = (n: number) => ({
    address: `192.168.${n}.0/24`,
    asn: 1000 + n,
    hosts: { app: `192.168.${n}.10` },
  });
  return {
    vnets: { v1: vnet(1), v2: vnet(2) },
    circuits: ['c1', 'c2'],
    sites: { s1: site(1), s2: site(2) },
    connections: [
      { from: 'expressRouteGateway:v1/er1', to: 'circuit:c1' },
      { from: 'expressRouteGateway:v2/er2', to: 'circuit:c2' },
      { from: 'circuit:c1', to: 'site:s1' },
      { from: 'circuit:c2', to: 'site:s2' },
      ...(joined ? [{ from: 'circuit:c1', to: 'circuit:c2' }] : []),
    ],
  };
}

describe('joined circuits (R289)', () => {
  test('join their customers, and each VNet with the other customer', () => {
    const { trace } = paths(circuits(true));
    expect(trace('host:s1/app', '192.168.2.10')).toBe('delivered by s1 c1 c2 s2');
    expect(trace('host:s1/app', '10.2.1.4')).toBe('delivered by s1 c1 c2 er2');
    expect(trace('nic:v1/vms/vm', '192.168.2.10')).toBe('delivered by c1 c2 s2');
  });

  test('do not join the VNets', () => {
    expect(paths(circuits(true)).trace('nic:v1/vms/vm', '10.2.1.4')).toBe('dropped');
  });

  test('are longer for gateways', () => {
    const { learned } = routing(circuits(true));
    expect(learned('expressRouteGateway:v1/er1').join('\n')).toContain('[12076-12076-12076-1002]');
  });

  test('otherwise join nobody', () => {
    const { trace } = paths(circuits(false));
    expect(trace('host:s1/app', '192.168.2.10')).toBe('dropped');
    expect(trace('nic:v1/vms/vm', '192.168.2.10')).toBe('dropped');
  });
});
