import { describe, expect, test } from 'vitest';
import { prefix } from '../../address/index.js';
import { type TopologySpec, topologyOf } from '../../testing/builder.js';
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
