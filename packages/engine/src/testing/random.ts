import type { SessionSpec, TopologySpec, VnetSpec } from './builder.js';

/** A source of numbers from 0 to below `below`. */
export type Dice = (below: number) => number;

/** Dice that fall the same way for the same seed. */
export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * A small topology of three peered hubs with all that can make packets go round: route tables that lead anywhere, NVAs
 * with OS routes, Route Servers, VPN gateways, a site, a load balancer, tunnels. Most of what it does is nonsense.
 */
export function randomTopology(dice: Dice): TopologySpec {
  const pick = <T>(values: readonly T[]): T => values[dice(values.length)] as T;
  const chance = (percent: number) => dice(100) < percent;
  const hubs = [1, 2, 3];
  const nvaOf = (n: number) => `10.${n}.1.4`;
  const destinations = [
    ...hubs.flatMap((n) => [`10.${n}.0.0/16`, `10.${n}.16.0/24`, `10.${n}.2.0/24`]),
    '0.0.0.0/0',
    '10.0.0.0/8',
    '192.168.0.0/16',
    '20.0.0.0/8',
  ];
  const nextHops = [
    ...hubs.map(nvaOf),
    '10.1.1.100',
    '10.2.4.4',
    'Internet',
    'None',
    'VnetLocal',
    'VirtualNetworkGateway',
    '10.3.2.4',
    '10.1.1.4, 10.2.1.4',
    '10.3.1.4, 10.2.4.4',
  ];
  const routes = () => {
    const chosen = new Set(Array.from({ length: dice(4) }, () => pick(destinations)));
    return [...chosen].map((destination) => `${destination} -> ${pick(nextHops)}`);
  };
  const table = (name: string) => (chance(60) ? { routeTable: name } : {});
  const vnets: Record<string, VnetSpec> = {};
  const tables: Record<string, { disableBgpRoutePropagation: boolean; routes: string[] }> = {};
  for (const n of hubs) {
    for (const name of [`nva${n}`, `vms${n}`, `spoke${n}`, `gateway${n}`]) {
      tables[name] = { disableBgpRoutePropagation: chance(15), routes: routes() };
    }
    vnets[`hub${n}`] = {
      address: `10.${n}.0.0/20`,
      ...(chance(70) ? { routeServer: { name: `ars${n}`, branchToBranch: chance(50) } } : {}),
      ...(chance(50) ? { vpnGateway: { name: `vpn${n}`, activeActive: true } } : {}),
      ...(n === 2 ? { firewall: ['azfw', '10.2.4.4'] } : {}),
      subnets: {
        RouteServerSubnet: { prefix: `10.${n}.0.0/24` },
        GatewaySubnet: { prefix: `10.${n}.3.0/24`, ...(chance(30) ? { routeTable: `gateway${n}` } : {}) },
        nva: {
          prefix: `10.${n}.1.0/24`,
          nics: { [`nva${n}`]: nvaOf(n) },
          ...table(`nva${n}`),
          ...(n === 1 ? { loadBalancers: { ilb: ['10.1.1.100', 'nva1'] as const } } : {}),
        },
        vms: { prefix: `10.${n}.2.0/24`, nics: { vm: `10.${n}.2.4` }, ...table(`vms${n}`) },
        ...(n === 2 ? { AzureFirewallSubnet: { prefix: '10.2.4.0/26', ...table('vms2') } } : {}),
      },
    };
    vnets[`spoke${n}`] = {
      address: `10.${n}.16.0/24`,
      subnets: { vms: { prefix: `10.${n}.16.0/24`, nics: { vm: `10.${n}.16.4` }, ...table(`spoke${n}`) } },
    };
  }
  for (const [name, vnet] of Object.entries(vnets)) vnets[name] = withEndpoint(vnet, dice);
  const osTargets = ['tunnel t12', 'tunnel t13', 'address 10.2.1.4', 'address 10.1.0.4', 'drop'];
  const gateways = hubs.filter((n) => vnets[`hub${n}`]?.vpnGateway);
  return {
    vnets,
    routeTables: tables,
    peerings: [
      'hub1 aft <-> hub2 aft',
      'hub2 aft <-> hub3 aft',
      ...(chance(50) ? ['hub1 aft <-> hub3 aft'] : []),
      ...hubs.map((n) => `hub${n} agt aft <-> spoke${n} ${chance(70) ? 'urg ' : ''}aft`),
    ],
    nvas: Object.fromEntries(
      hubs.map((n) => [
        `nva${n}`,
        {
          nics: [`hub${n}/nva/nva${n}`],
          asn: 65000 + n,
          advertise: [...new Set(Array.from({ length: dice(3) }, () => pick(destinations)))].join(),
          routes: n < 3 && chance(40) ? [`${pick(destinations)} ${pick(osTargets)}`] : [],
        },
      ]),
    ),
    tunnels: { t12: ['vxlan', 'nva:nva1', 'nva:nva2'], t13: ['vxlan', 'nva:nva1', 'nva:nva3'] },
    sites: { dc: { address: '192.168.0.0/16', asn: 65100, hosts: { app: '192.168.5.5' } } },
    connections: gateways.map((n) => ({
      from: `vpnGateway:hub${n}/vpn${n}`,
      to: 'site:dc',
      enableBgp: chance(50),
    })),
    sessions: [
      ...hubs
        .filter((n) => vnets[`hub${n}`]?.routeServer)
        .map(
          (n): SessionSpec => ({
            from: `nva:nva${n}`,
            to: `routeServer:hub${n}/ars${n}`,
            fromPolicy: { asDelete: [65515] },
          }),
        ),
      { from: 'nva:nva1', to: 'nva:nva2', ...(chance(30) ? { over: 't12' } : {}) },
      { from: 'nva:nva2', to: 'nva:nva3' },
    ],
  };
}

/** The same VNet, sometimes with a private endpoint beside its VMs and with policies that let route tables count. */
function withEndpoint(vnet: VnetSpec, dice: Dice): VnetSpec {
  const vms = vnet.subnets?.vms;
  if (!vms || dice(4) > 0) return vnet;
  return {
    ...vnet,
    privateEndpointVNetPolicies: dice(2) === 0 ? 'Basic' : 'Disabled',
    subnets: {
      ...vnet.subnets,
      vms: {
        ...vms,
        privateEndpointNetworkPolicies: dice(3) === 0 ? 'Disabled' : 'RouteTableEnabled',
        privateEndpoints: { pe: vms.prefix.replace(/\d+\/\d+$/, '9') },
      },
    },
  };
}
