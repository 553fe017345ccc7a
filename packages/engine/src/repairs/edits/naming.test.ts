import { describe, expect, test } from 'vitest';
import { prefix } from '../../address/index.js';
import { type TopologySpec, topologyOf } from '../../testing/builder.js';
import { applianceName, balancerName, routeServerName } from './device-names.js';
import { routeName, tableName } from './names.js';
import { tunnelName } from './tunnel-names.js';

/** A hub and three spokes; the first two have route tables with these names. */
function withTables(...names: readonly string[]): TopologySpec {
  const spoke = (n: number) => ({
    address: `10.${n}.0.0/16`,
    subnets: { apps: { prefix: `10.${n}.0.0/24`, ...(names[n - 1] && { routeTable: names[n - 1] }) } },
  });
  return {
    vnets: {
      hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24' } } },
      spoke1: spoke(1),
      spoke2: spoke(2),
      spoke3: spoke(3),
    },
    routeTables: Object.fromEntries(names.map((name) => [name, { routes: [] }])),
  };
}

describe('a new route table', () => {
  test.each<[names: readonly string[], name: string]>([
    [[], 'rt-spoke3-apps'],
    [['rt-spoke1'], 'rt-spoke3-apps'],
    [['spoke1-rt'], 'spoke3-apps-rt'],
    [['udr_spoke1', 'udr_spoke2'], 'udr_spoke3_apps'],
    [['spoke1AppsRouteTable'], 'spoke3AppsRouteTable'],
    [['RtSpoke1', 'RtSpoke2'], 'RtSpoke3Apps'],
    [['RT-SPOKE1-APPS'], 'RT-SPOKE3-APPS'],
    [['rt-weu-spoke1', 'rt-weu-spoke2'], 'rt-weu-spoke3-apps'],
    // What one of them alone has may belong to its network.
    [['rt-weu-spoke1', 'rt-neu-spoke2'], 'rt-spoke3-apps'],
    [['spoke1', 'spoke2'], 'spoke3-apps'],
    [['rt-spoke1', 'spoke2-rt', 'udr-other', 'udr-more', 'udr-last'], 'udr-spoke3-apps'],
    [['through the firewall'], 'rt-spoke3-apps'],
  ])('beside %j is called %s', (names, name) => {
    expect(tableName(topologyOf(withTables(...names)), ['subnet:spoke3/apps'])).toBe(name);
  });
});

describe('a new route', () => {
  test.each<[routes: readonly string[], to: string, name: string]>([
    [['spoke1: 10.1.0.0/16'], '10.2.0.0/16', 'spoke2'],
    [['to_spoke1: 10.1.0.0/16'], '10.2.0.0/16', 'to_spoke2'],
    [['toSpoke1: 10.1.0.0/16'], '10.2.0.0/16', 'toSpoke2'],
    [['toSpoke1: 10.1.0.0/16'], '10.99.0.0/16', 'to10_99_0_0_16'],
    [['spoke1-route: 10.1.0.0/16'], '10.2.0.0/16', 'spoke2-route'],
    [['udr_rest: 10.99.0.0/16'], '10.2.0.0/16', 'udr_spoke2'],
    // The name that its destination has elsewhere.
    [['private: 10.0.0.0/8'], '10.0.0.0/8', 'private'],
    [['outside: 0.0.0.0/0'], '0.0.0.0/0', 'outside'],
    [['default: 0.0.0.0/0'], '10.2.0.0/16', 'to-spoke2'],
  ])('beside %j to %s is called %s', (routes, to, name) => {
    const topology = topologyOf({ ...withTables(), routeTables: { rt: { routes: [] } } });
    const [table] = topology.routeTables;
    const named = routes.map((text, i) => {
      const [routeTo = '', at = ''] = text.split(': ');
      return {
        kind: 'route' as const,
        id: `route:rt#${i}`,
        name: routeTo,
        destination: { prefix: prefix(at) },
        nextHop: { type: 'Internet' as const },
      };
    });
    const changed = { ...topology, routeTables: table ? [{ ...table, routes: named }] : [] };
    expect(routeName(changed, prefix(to), { type: 'Internet' })).toBe(name);
  });

  test('that drops is told from one that leads there', () => {
    const { routeTables, ...rest } = topologyOf({ ...withTables(), routeTables: { rt: { routes: [] } } });
    const routes = [
      {
        kind: 'route' as const,
        id: 'route:rt#1',
        name: 'toSpoke1',
        destination: { prefix: prefix('10.1.0.0/16') },
        nextHop: { type: 'Internet' as const },
      },
    ];
    const topology = { ...rest, routeTables: routeTables.map((table) => ({ ...table, routes })) };
    expect(routeName(topology, prefix('10.1.0.0/16'), { type: 'None' })).toBe('dropSpoke1');
  });
});

/** A hub and three spokes whose names say what they are; the first two have route tables with these names and routes. */
function marked(vnet: (name: string) => string, subnet: string, tables: Readonly<Record<string, readonly string[]>>) {
  const names = Object.keys(tables);
  const spoke = (n: number) => ({
    address: `10.${n}.0.0/16`,
    subnets: {
      [subnet]: { prefix: `10.${n}.0.0/24`, ...(names[n - 1] && { routeTable: names[n - 1] }) },
      more: { prefix: `10.${n}.1.0/24` },
    },
  });
  return topologyOf({
    vnets: {
      [vnet('hub')]: { address: '10.0.0.0/16', subnets: { GatewaySubnet: { prefix: '10.0.0.0/27' } } },
      ...Object.fromEntries([1, 2, 3].map((n) => [vnet(`spoke${n}`), spoke(n)])),
    },
    routeTables: Object.fromEntries(names.map((name) => [name, { routes: [] }])),
    sites: { 'site-dc': { address: '192.168.0.0/16' } },
  });
}

describe('where names say what they name', () => {
  const before = (name: string) => `vnet-${name}`;
  const capital = (name: string) => `vnet${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  test.each<[vnet: (name: string) => string, subnet: string, tables: readonly string[], name: string]>([
    [before, 'snet-apps', [], 'rt-spoke3-apps'],
    [before, 'snet-apps', ['udr-spoke1', 'udr-spoke2'], 'udr-spoke3-apps'],
    [before, 'snet-apps', ['udr-spoke1-apps'], 'udr-spoke3-apps'],
    [before, 'snet-apps', ['rt-vnet-spoke1', 'rt-vnet-spoke2'], 'rt-vnet-spoke3-snet-apps'],
    [before, 'snet-apps', ['rt-vnet-spoke1', 'rt-spoke2', 'rt-vnet-spoke3'], 'rt-vnet-spoke3-snet-apps'],
    [(name) => `${name}_vnet`, 'apps_snet', ['spoke1_udr'], 'spoke3_apps_udr'],
    [capital, 'snetApps', ['udrSpoke1'], 'udrSpoke3Apps'],
    [(name) => name.replace('spoke', 'vnet-'), 'snet-apps', [], 'rt-vnet-3-apps'],
  ])('a new route table is named as others (%#)', (vnet, subnet, tables, name) => {
    const topology = marked(vnet, subnet, Object.fromEntries(tables.map((each) => [each, []])));
    expect(tableName(topology, [`subnet:${vnet('spoke3')}/${subnet}`])).toBe(name);
  });

  test.each<[routes: Readonly<Record<string, string>>, to: string, name: string]>([
    [{}, '10.2.0.0/16', 'to-spoke2'],
    [{}, '192.168.0.0/16', 'to-dc'],
    [{}, '10.2.0.0/24', 'to-spoke2-apps'],
    [{ 'udr-spoke1': '10.1.0.0/16' }, '10.2.0.0/16', 'udr-spoke2'],
    [{ 'udr-vnet-spoke1': '10.1.0.0/16' }, '10.2.0.0/16', 'udr-vnet-spoke2'],
    [{ to_spoke1: '10.1.0.0/16' }, '10.0.0.0/16', 'to_hub'],
  ])('a new route is named as others (%#)', (routes, to, name) => {
    const topology = marked(before, 'snet-apps', { rt: [] });
    const named = Object.entries(routes).map(([each, at]) => ({
      kind: 'route' as const,
      id: `route:rt/${each}`,
      name: each,
      destination: { prefix: prefix(at) },
      nextHop: { type: 'Internet' as const },
    }));
    const changed = { ...topology, routeTables: topology.routeTables.map((table) => ({ ...table, routes: named })) };
    expect(routeName(changed, prefix(to), { type: 'Internet' })).toBe(name);
  });

  test.each<[tunnels: readonly string[], name: string]>([
    [[], 'vxlan-hub1-hub3'],
    [['tun-hub1-hub2'], 'tun-hub1-hub3'],
    [['tun-nva-hub1-nva-hub2'], 'tun-nva-hub1-nva-hub3'],
    [['tun_hub2_hub1'], 'tun_hub1_hub3'],
  ])('a new tunnel is named as others (%#)', (tunnels, name) => {
    const nics = { a: '10.0.1.4', b: '10.0.1.5', c: '10.0.1.6' };
    const topology = topologyOf({
      vnets: { hub: { address: '10.0.0.0/16', subnets: { nva: { prefix: '10.0.1.0/24', nics } } } },
      nvas: {
        'nva-hub1': { nics: ['hub/nva/a'] },
        'nva-hub2': { nics: ['hub/nva/b'] },
        'nva-hub3': { nics: ['hub/nva/c'] },
      },
      tunnels: Object.fromEntries(tunnels.map((each) => [each, ['ipsec', 'nva:nva-hub1', 'nva:nva-hub2']])),
    });
    expect(tunnelName(topology, 'vxlan', [{ name: 'nva-hub1' }, { name: 'nva-hub3' }])).toBe(name);
  });
});

describe('a new tunnel', () => {
  test.each<[tunnels: Readonly<Record<string, 'vxlan' | 'ipsec'>>, name: string]>([
    [{}, 'vxlan-nva1-nva3'],
    [{ tun0: 'vxlan' }, 'tun1'],
    [{ tun0: 'vxlan', tun4: 'ipsec' }, 'tun5'],
    [{ tunnel: 'vxlan' }, 'vxlan-nva1-nva3'],
    [{ ipsec_nva1_nva2: 'ipsec' }, 'vxlan_nva1_nva3'],
    [{ 'nva2-nva1-tunnel': 'ipsec' }, 'nva1-nva3-tunnel'],
    [{ 'nva1-nva2': 'vxlan' }, 'nva1-nva3'],
  ])('beside %j is called %s', (tunnels, name) => {
    const topology = topologyOf({
      vnets: {
        hub: {
          address: '10.0.0.0/16',
          subnets: { nva: { prefix: '10.0.1.0/24', nics: { a: '10.0.1.4', b: '10.0.1.5', c: '10.0.1.6' } } },
        },
      },
      nvas: { nva1: { nics: ['hub/nva/a'] }, nva2: { nics: ['hub/nva/b'] }, nva3: { nics: ['hub/nva/c'] } },
      tunnels: Object.fromEntries(
        Object.entries(tunnels).map(([each, kind]) => [each, [kind, 'nva:nva1', 'nva:nva2']]),
      ),
    });
    expect(tunnelName(topology, 'vxlan', [{ name: 'nva1' }, { name: 'nva3' }])).toBe(name);
  });
});

describe('a new device', () => {
  /** Two hubs, of which the first has a Route Server and an NVA with these names. */
  const hubs = (server: string, nva: string, hub = (n: number) => `vnet-hub${n}`) =>
    topologyOf({
      vnets: {
        [hub(1)]: {
          address: '10.1.0.0/16',
          routeServer: { name: server },
          subnets: {
            RouteServerSubnet: { prefix: '10.1.0.0/26' },
            nva: { prefix: '10.1.1.0/24', nics: { a: '10.1.1.4' } },
          },
        },
        [hub(2)]: { address: '10.2.0.0/16', subnets: { nva: { prefix: '10.2.1.0/24' } } },
      },
      nvas: { [nva]: { nics: [`${hub(1)}/nva/a`] } },
    });

  test.each([
    [hubs('ars1', 'nva1'), 'ars1', 'nva'],
    [hubs('ars-hub1', 'nva-hub1'), 'ars-hub2', 'nva-hub2'],
    [hubs('hub1_rs', 'hub1_fw', (n) => `hub${n}`), 'hub2_rs', 'hub2_fw'],
    [hubs('rs-vnet-hub1', 'vm-vnet-hub1'), 'rs-vnet-hub2', 'vm-vnet-hub2'],
  ])('is named as others (%#)', (topology, server, nva) => {
    const [, second] = topology.vnets;
    if (!second) throw new Error('There is no second hub.');
    expect([routeServerName(topology, second), applianceName(topology, second)]).toEqual([server, nva]);
  });

  test('in front of an appliance is named after it', () => {
    expect(balancerName(hubs('ars1', 'nva_hub1'), 'nva_hub1', [])).toBe('nva_hub1_ilb');
    expect(balancerName(hubs('ars1', 'nva1'), 'nva1', [])).toBe('nva1-ilb');
    expect(balancerName(hubs('ars1', 'nva1'), 'nva1', ['nva1-ilb'])).toBe('nva1-ilb-2');
  });
});
