import {
  address,
  type DeclId,
  emptyTopology,
  type Nva,
  type Peering,
  type PeeringHalf,
  prefix,
  type Router,
  type RouterRoute,
  type Site,
  type Topology,
  type Tunnel,
  type UserNextHop,
  type Vnet,
} from '@azroute/engine';
import fc from 'fast-check';
import { meet } from './bits.js';
import { type Plan, plans } from './plan.js';
import { connectionsOf } from './random-connections.js';
import { hostsIn } from './random-hosts.js';
import { sessionsOf, tunnelsOf } from './random-sessions.js';
import { vnetOf } from './random-vnet.js';

/** Random topologies over all constructs of the language, on a small address plan. */
export const topologies = plans.map(topologyOfPlan);

/** Random topologies over the same constructs, few of each in one. */
export const smallTopologies = fc
  .tuple(plans, fc.nat({ max: 3 }), fc.nat({ max: 3 }))
  .map(([plan, sessions, connections]) =>
    topologyOfPlan({
      ...plan,
      vnets: plan.vnets.slice(0, 2),
      peerings: plan.peerings.slice(0, 2),
      routeTables: plan.routeTables.slice(0, 1),
      sites: plan.sites.slice(0, 1),
      circuits: plan.circuits.slice(0, 1),
      nvas: plan.nvas.slice(0, 2),
      connections: plan.connections.slice(0, connections),
      sessions: plan.sessions.slice(0, sessions),
      tunnels: plan.tunnels.slice(0, 1),
    }),
  );

/**
 * The topology that a plan describes; impossible parts (a connection without a gateway, a second use of a pair) are
 * left out.
 */
function topologyOfPlan(plan: Plan): Topology {
  const vnets = plan.vnets.map((vnet, i) => vnetOf(vnet, i, plan.routeTables.length));
  const routeTables = plan.routeTables.map((table, i) => ({
    kind: 'routeTable' as const,
    ...named('routeTable', `rt${i}`),
    unknown: table.unknown,
    disableBgpRoutePropagation: table.disableBgpRoutePropagation,
    routes: routesOf(plan, i).map(({ name, to, hop }, n) => ({
      kind: 'route' as const,
      id: `route:rt${i}#${n + 1}`,
      name: name && `to-${n}`,
      destination: to.includes('/') ? { prefix: prefix(to) } : { serviceTag: to },
      nextHop: nextHopOf(hop),
    })),
  }));
  const serviceTags = plan.serviceTags.map(([name, ...prefixes]) => ({
    kind: 'serviceTag' as const,
    ...named('serviceTag', name),
    prefixes: prefixes.map(prefix),
  }));
  const sites = plan.sites.map(siteOf);
  const circuits = plan.circuits.map(({ nextHops }, i) => ({
    kind: 'circuit' as const,
    ...named('circuit', `er${i}`),
    nextHops: [...new Set(nextHops)].map(address),
  }));
  const routers = sites.flatMap((site) => site.routers.map(({ id }) => id));
  const withDefaults = vnets.map((vnet, i): Vnet => {
    const at = plan.vnets[i]?.vpn?.defaultSite;
    const site = at === undefined ? undefined : pick(routers, at);
    return { ...vnet, vpnGateways: vnet.vpnGateways.map((each) => ({ ...each, gatewayDefaultSite: site })) };
  });
  const base = { ...emptyTopology, vnets: withDefaults, routeTables, serviceTags, sites, circuits };
  const nvas = nvasOf(plan, base);
  const withNvas = { ...base, nvas, peerings: peeringsOf(plan, base) };
  const tunnels = tunnelsOf(plan, withNvas);
  const connections = connectionsOf(plan, withNvas);
  return {
    ...withNvas,
    sites: withNvas.sites.map((one, i) => ({ ...one, routers: withRoutes(plan, i, one.routers, tunnels) })),
    nvas: nvas.map((nva, i) => ({ ...nva, routes: osRoutesOf(plan, i, nva, tunnels) })),
    tunnels,
    connections,
    sessions: sessionsOf(plan, { ...withNvas, connections }, tunnels),
  };
}

/** A route as a plan has it, whatever it leads to. */
interface RoutePlan {
  readonly name: string | undefined;
  readonly to: string;
  readonly hop: string;
}

/** The routes of a table, with those that exempt the subnets of private endpoints. */
function routesOf({ vnets, routeTables }: Plan, i: number): readonly RoutePlan[] {
  const isOf = (table: number | undefined) => table !== undefined && table % routeTables.length === i;
  const using = vnets.filter(({ exempt, appsTable }) => exempt && isOf(appsTable));
  const exempt = [...new Set(using.map(({ net }) => `10.${net}.3.0/24`))];
  return [
    ...(routeTables[i]?.routes ?? []).filter(({ to }) => !exempt.includes(to)),
    ...exempt.map((to) => ({ name: undefined, to, hop: 'VnetLocal' })),
  ];
}

export function named(kind: string, path: string) {
  const name = path.replace(/^.*\//, '');
  return { id: `${kind}:${path}`, name, label: path.replaceAll('/', '.') };
}

function nextHopOf(text: string): UserNextHop {
  if (text.includes(' ')) return { type: 'VirtualApplianceEcmp', addresses: text.split(' ').map(address) };
  if (text.includes('.') || text.includes(':')) return { type: 'VirtualAppliance', address: address(text) };
  return { type: text as 'VnetLocal' };
}

/** The element that an index in a plan refers to. */
export function pick<T>(list: readonly T[], index: number): T | undefined {
  return list.length === 0 ? undefined : list[index % list.length];
}

function siteOf(site: Plan['sites'][number], i: number): Site {
  const id = `site:dc${i}`;
  return {
    kind: 'site',
    ...named('site', `dc${i}`),
    addressSpace: site.address.map(prefix),
    routers:
      site.routers.length === 0
        ? [{ kind: 'router', id, name: `dc${i}`, label: `dc${i}`, address: undefined, asn: site.asn, routes: [] }]
        : site.routers.map((router, n) => ({
            kind: 'router',
            ...named('router', `dc${i}/cpe${n}`),
            address: router.written ? address(`192.168.${i}.${n + 1}`) : undefined,
            asn: router.asn,
            routes: [],
          })),
    hosts: Array.from({ length: site.hosts }, (_, n) => ({
      kind: 'host',
      ...named('host', `dc${i}/app-${n}`),
      address: address(n === 0 ? `192.168.10.${10 + i}` : `172.20.5.${5 + i}`),
    })),
    transit: site.transit,
  };
}

function nvasOf(plan: Plan, { vnets }: Topology): Nva[] {
  const taken = new Set<DeclId>();
  return plan.nvas.flatMap((nva, i): Nva[] => {
    const nicIn = (at: number) => {
      const nics = pick(vnets, at)?.subnets.find(({ name }) => name === 'nva')?.nics ?? [];
      const nic = [pick(nics, nva.nic), ...nics].find((each) => each && !taken.has(each.id));
      if (nic) taken.add(nic.id);
      return nic?.id;
    };
    const nics = [nicIn(nva.vnet), nva.second === undefined ? undefined : nicIn(nva.second)].flatMap((id) => id ?? []);
    if (nics.length === 0) return [];
    return [
      {
        kind: 'nva',
        ...named('nva', `nva${i}`),
        nics,
        asn: nva.asn,
        advertise: [...new Set(nva.advertise)].map(prefix),
        routes: [],
        connected: [...new Set(nva.connected)].map(prefix),
        hosts: hostsIn(`nva${i}`, nva.connected, nva.hosts),
        snat: nva.snat as 'none',
        stateless: nva.stateless,
      },
    ];
  });
}

function withRoutes(plan: Plan, at: number, routers: readonly Router[], tunnels: readonly Tunnel[]): Router[] {
  return routers.map((router, n) => {
    const planned = plan.sites[at]?.routers.length === 0 ? plan.sites[at]?.routes : plan.sites[at]?.routers[n]?.routes;
    const mine = tunnels.filter(({ a, b }) => a.device === router.id || b.device === router.id);
    const routes = (planned ?? []).flatMap(({ prefix: text, via, address: ip, tunnel }, i): RouterRoute[] => {
      const through = pick(mine, tunnel);
      const target =
        via === 'tunnel' && through
          ? { via: 'tunnel' as const, tunnel: through.id }
          : via === 'drop'
            ? { via: 'drop' as const }
            : { via: 'address' as const, address: address(ip) };
      return [{ kind: 'routerRoute', id: `routerRoute:dc${at}/${n}#${i + 1}`, prefix: prefix(text), target }];
    });
    return { ...router, routes };
  });
}

function osRoutesOf(plan: Plan, i: number, nva: Nva, tunnels: readonly Tunnel[]): Nva['routes'] {
  const at = Number(nva.name.slice(3));
  return (plan.nvas[at]?.osRoutes ?? []).map(({ prefix: text, via, address: ip, tunnel }, n) => {
    const mine = tunnels.filter(({ a, b }) => a.device === nva.id || b.device === nva.id);
    const through = pick(mine, tunnel);
    const target =
      via === 'tunnel' && through
        ? { via: 'tunnel' as const, tunnel: through.id }
        : via === 'nic'
          ? { via: 'nic' as const, nic: nva.nics[nva.nics.length - 1] as DeclId }
          : via === 'address'
            ? { via: 'address' as const, address: address(ip) }
            : { via: 'drop' as const };
    return { kind: 'osRoute', id: `osRoute:nva${i}#${n + 1}`, prefix: prefix(text), target };
  });
}

function peeringsOf(plan: Plan, { vnets }: Topology): Peering[] {
  const pairs = new Set<string>();
  const using = new Set<DeclId>();
  const peered = new Map<DeclId, Vnet[]>();
  return plan.peerings.flatMap((peering): Peering[] => {
    const [a, b] = [pick(vnets, peering.a), pick(vnets, peering.b)];
    if (!a || !b || a === b) return [];
    const pair = [a.name, b.name].sort().join(' ');
    if (pairs.has(pair)) return [];
    pairs.add(pair);
    // Azure rejects peerings of overlapping VNets (R090).
    if (overlap(a, b)) return [];
    // … or one VNet with two that overlap each other.
    const clash = (own: typeof a, other: typeof a) =>
      (peered.get(own.id) ?? []).some((third) => third !== other && overlap(third, other));
    if (clash(a, b) || clash(b, a)) return [];
    peered.set(a.id, [...(peered.get(a.id) ?? []), b]);
    peered.set(b.id, [...(peered.get(b.id) ?? []), a]);
    const half = (own: typeof a, given: Plan['peerings'][number]['flagsA'], side: 'a' | 'b'): PeeringHalf => {
      // A VNet can use the gateways of only one other VNet (R085).
      const uses = peering.uses === side && !using.has(own.id);
      if (uses) using.add(own.id);
      const { subnets, ...rest } = given;
      return {
        vnet: own.id,
        ...rest,
        useRemoteGateways: uses,
        subnets:
          subnets === undefined
            ? undefined
            : own.subnets.filter(({ name }) => subnets.includes(name)).map(({ id }) => id),
      };
    };
    const label = `${a.name} <-> ${b.name}`;
    return [
      {
        kind: 'peering',
        id: `peering:${label}`,
        label,
        oneSided: peering.oneSided,
        a: half(a, peering.flagsA, 'a'),
        b: half(b, peering.flagsB, 'b'),
      },
    ];
  });
}

function overlap(a: Vnet, b: Vnet): boolean {
  return a.addressSpace.some((mine) => b.addressSpace.some((theirs) => meet(mine, theirs)));
}
