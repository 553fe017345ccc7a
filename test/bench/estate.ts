import {
  type PolicySpec,
  type SubnetSpec,
  type TopologySpec,
  topologyOf,
  type VnetSpec,
} from '../../packages/engine/out/testing/builder.js';
import type { Topology } from '../../packages/engine/out/topology/index.js';

/** The size of a generated estate: its VNets (including hubs) and its hubs; each VNet has 10 NICs. */
export interface EstateSize {
  readonly vnets: number;
  readonly hubs: number;
  /** How many prefixes each site behind a circuit advertises; by default, as many as there are VNets around a hub. */
  readonly learned?: number;
}

/**
 * A company's Azure estate: hubs in as many regions, peered with each other, each with a Route Server, an ExpressRoute
 * and a VPN gateway, and two NVAs that speak BGP with the Route Server and over VXLAN with those of the other hubs;
 * spokes around them, some with user-defined routes and some without; and a site behind each circuit; together, the
 * sites advertise as many prefixes as there are VNets. The first two hubs have a session without a tunnel, so that
 * there is something to find: packets between them loop.
 */
export function estate({ vnets, hubs, learned = Math.floor(vnets / hubs) }: EstateSize): Topology {
  const numbers = Array.from({ length: hubs }, (_, hub) => hub);
  const pairs = numbers.flatMap((a) => numbers.slice(a + 1).map((b): readonly [number, number] => [a, b]));
  const sides = ['a', 'b'] as const;
  const spec: TopologySpec = {
    vnets: Object.fromEntries([
      ...numbers.map((hub) => [`hub${hub}`, hubVnet(hub)] as const),
      ...Array.from({ length: vnets - hubs }, (_, i) => [`spoke${i}`, spokeVnet(i, hubs)] as const),
    ]),
    peerings: [
      ...pairs.map(([a, b]) => `hub${a} aft <-> hub${b} aft`),
      ...Array.from({ length: vnets - hubs }, (_, i) => `hub${i % hubs} agt aft <-> spoke${i} urg aft`),
    ],
    routeTables: Object.fromEntries(
      numbers.flatMap((hub) => [
        [`rt-nva${hub}`, { routes: ['0.0.0.0/0 -> Internet'] }],
        [`rt-gateway${hub}`, { routes: [`10.${32 * hub + 31}.0.0/16 -> Internet`] }],
        [`rt-work${hub}`, { routes: ['0.0.0.0/0 -> Internet'] }],
        [
          `rt-spoke${hub}`,
          {
            disableBgpRoutePropagation: true,
            routes: [`0.0.0.0/0 -> 10.${32 * hub}.1.4`, `10.0.0.0/8 -> 10.${32 * hub}.1.5`],
          },
        ],
      ]),
    ),
    nvas: Object.fromEntries(
      numbers.flatMap((hub) =>
        sides.map((side) => [`nva${hub}${side}`, { nics: [`hub${hub}/nva/nva${hub}${side}`], asn: 65001 + hub }]),
      ),
    ),
    sites: Object.fromEntries(
      numbers.flatMap((hub) => [
        [`dc${hub}`, { address: onPremisesPrefixes(learned, hub).join(), asn: 65101 + hub }],
        [
          `branch${hub}`,
          {
            address: `192.168.${hub}.0/24`,
            asn: 65201 + hub,
            routers: { [`cpe${hub}`]: { address: `192.168.${hub}.1`, asn: 65201 + hub } },
          },
        ],
      ]),
    ),
    circuits: numbers.map((hub) => `circuit${hub}`),
    connections: numbers.flatMap((hub) => [
      { from: `expressRouteGateway:hub${hub}/er${hub}`, to: `circuit:circuit${hub}` },
      { from: `circuit:circuit${hub}`, to: `site:dc${hub}` },
      { from: `vpnGateway:hub${hub}/vpn${hub}`, to: `site:branch${hub}`, enableBgp: true },
    ]),
    sessions: [
      ...numbers.flatMap((hub) =>
        sides.map((side) => ({
          from: `nva:nva${hub}${side}`,
          to: `routeServer:hub${hub}/ars${hub}`,
          fromPolicy: { advertise: summary(hub), ...passedOn(numbers), deny: onPremises(hub), asDelete: [65515] },
        })),
      ),
      ...pairs.flatMap(([a, b]) =>
        sides.map((side) => ({
          from: `nva:nva${a}${side}`,
          to: `nva:nva${b}${side}`,
          ...(native(a, b) ? {} : { over: `tun${a}x${b}${side}` }),
          fromPolicy: { advertise: summary(a), ...passedOn([a]) },
          toPolicy: { advertise: summary(b), ...passedOn([b]) },
        })),
      ),
    ],
    tunnels: Object.fromEntries(
      pairs
        .filter(([a, b]) => !native(a, b))
        .flatMap(([a, b]) =>
          sides.map((side) => [`tun${a}x${b}${side}`, ['vxlan', `nva:nva${a}${side}`, `nva:nva${b}${side}`]]),
        ),
    ),
  };
  return topologyOf(spec);
}

/** The topology with one user-defined route changed: the default route of a route table points to another address. */
export function withChangedRoute(topology: Topology, table: string, run: number): Topology {
  return {
    ...topology,
    routeTables: topology.routeTables.map((routeTable) => {
      if (routeTable.name !== table) return routeTable;
      const [first, ...others] = routeTable.routes;
      const nextHop = { type: run % 2 === 0 ? 'None' : 'Internet' } as const;
      return first ? { ...routeTable, routes: [{ ...first, nextHop }, ...others] } : routeTable;
    }),
  };
}

function native(a: number, b: number): boolean {
  return a === 0 && b === 1;
}

function summary(hub: number): string {
  return `10.${32 * hub}.0.0/11`;
}

/** What NVAs pass on: summaries of hubs instead of their spokes, and on-premises prefixes. */
function passedOn(hubs: readonly number[]): PolicySpec {
  return { onlyExactly: hubs.map(summary).join(), only: '172.16.0.0/12, 192.168.0.0/16' };
}

/** What the site behind a hub's circuit advertises: at most 512 prefixes. */
export function onPremisesPrefixes(count: number, hub: number): string[] {
  return Array.from({ length: count }, (_, i) => `172.${16 + 2 * hub + (i >> 8)}.${i & 255}.0/24`);
}

/** Everything that the site behind a hub's circuit advertises. */
function onPremises(hub: number): string {
  return `172.${16 + 2 * hub}.0.0/15`;
}

function nics(base: string, first: number, count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`vm${first + i}`, `${base}.${first + i}`]));
}

function hubVnet(hub: number): VnetSpec {
  const base = `10.${32 * hub}`;
  return {
    location: `region${hub}`,
    address: `${base}.0.0/20`,
    expressRouteGateway: `er${hub}`,
    vpnGateway: { name: `vpn${hub}`, activeActive: true },
    routeServer: { name: `ars${hub}`, branchToBranch: true },
    subnets: {
      GatewaySubnet: { prefix: `${base}.3.0/24`, routeTable: `rt-gateway${hub}` },
      RouteServerSubnet: { prefix: `${base}.0.0/24` },
      nva: {
        prefix: `${base}.1.0/24`,
        routeTable: `rt-nva${hub}`,
        nics: { [`nva${hub}a`]: `${base}.1.4`, [`nva${hub}b`]: `${base}.1.5` },
      },
      work: { prefix: `${base}.2.0/24`, routeTable: `rt-work${hub}`, nics: nics(`${base}.2`, 10, 8) },
    },
  };
}

/** Half of the spokes send all traffic to the NVAs with user-defined routes; every fourth has a second subnet. */
function spokeVnet(i: number, hubs: number): VnetSpec {
  const hub = i % hubs;
  const k = Math.floor(i / hubs);
  const base = `10.${32 * hub + 1 + (k >> 8)}.${k & 255}`;
  const two = k % 4 === 0;
  const apps: SubnetSpec = {
    prefix: `${base}.0/25`,
    ...(k % 2 === 0 ? { routeTable: `rt-spoke${hub}` } : {}),
    nics: nics(base, 10, two ? 5 : 10),
  };
  const data: SubnetSpec = { prefix: `${base}.128/25`, nics: nics(base, 140, 5) };
  return { location: `region${hub}`, address: `${base}.0/24`, subnets: two ? { apps, data } : { apps } };
}
