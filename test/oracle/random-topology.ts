import {
  address,
  type BgpSession,
  type Connection,
  type ConnectionEnd,
  type DeclId,
  type ExportPolicy,
  emptyTopology,
  type Nva,
  noPolicy,
  type Peering,
  type PeeringHalf,
  prefix,
  type Site,
  type Topology,
  type Tunnel,
  type UserNextHop,
  type Vnet,
} from '@azroute/engine';
import { meet } from './bits.js';
import { type EndPlan, type Plan, type PolicyPlan, plans } from './plan.js';
import { vnetOf } from './random-vnet.js';
import { canMeet, speakersOf } from './speakers.js';

/** Random topologies over all constructs of the language, on a small address plan. */
export const topologies = plans.map(topologyOfPlan);

/** The topology that a plan describes; what cannot be (a connection without gateway, a second use of a pair) is left out. */
export function topologyOfPlan(plan: Plan): Topology {
  const vnets = plan.vnets.map((vnet, i) => vnetOf(vnet, i, plan.routeTables.length));
  const routeTables = plan.routeTables.map((table, i) => ({
    kind: 'routeTable' as const,
    ...named('routeTable', `rt${i}`),
    disableBgpRoutePropagation: table.disableBgpRoutePropagation,
    routes: table.routes.map(({ to, hop }, n) => ({
      kind: 'route' as const,
      id: `route:rt${i}#${n + 1}`,
      name: undefined,
      destination: to.includes('/') ? { prefix: prefix(to) } : { serviceTag: to },
      nextHop: nextHopOf(hop),
    })),
  }));
  const sites = plan.sites.map(siteOf);
  const circuits = plan.circuits.map(({ nextHops }, i) => ({
    kind: 'circuit' as const,
    ...named('circuit', `er${i}`),
    nextHops: [...new Set(nextHops)].map(address),
  }));
  const base = { ...emptyTopology, vnets, routeTables, sites, circuits };
  const nvas = nvasOf(plan, base);
  const withNvas = { ...base, nvas, peerings: peeringsOf(plan, base) };
  const tunnels = tunnelsOf(plan, withNvas);
  const connections = connectionsOf(plan, withNvas);
  return {
    ...withNvas,
    nvas: nvas.map((nva, i) => ({ ...nva, routes: osRoutesOf(plan, i, nva, tunnels) })),
    tunnels,
    connections,
    sessions: sessionsOf(plan, { ...withNvas, connections }, tunnels),
  };
}

export function named(kind: string, path: string) {
  const name = path.replace(/^.*\//, '');
  return { id: `${kind}:${path}`, name, label: path.replaceAll('/', '.') };
}

function nextHopOf(text: string): UserNextHop {
  if (text.includes('.') || text.includes(':')) return { type: 'VirtualAppliance', address: address(text) };
  return { type: text as 'VnetLocal' };
}

function pick<T>(list: readonly T[], index: number): T | undefined {
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
        ? [{ kind: 'router', id, name: `dc${i}`, label: `dc${i}`, address: undefined, asn: site.asn }]
        : site.routers.map((router, n) => ({
            kind: 'router',
            ...named('router', `dc${i}/cpe${n}`),
            address: router.written ? address(`192.168.${i}.${n + 1}`) : undefined,
            asn: router.asn,
          })),
    hosts: [{ kind: 'host', ...named('host', `dc${i}/app`), address: address(`192.168.10.${10 + i}`) }],
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
        snat: nva.snat as 'none',
        stateless: false,
      },
    ];
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
    // Azure refuses to peer VNets that overlap (R090).
    if (overlap(a, b)) return [];
    // … or one VNet with two that overlap each other.
    const clash = (own: typeof a, other: typeof a) =>
      (peered.get(own.id) ?? []).some((third) => third !== other && overlap(third, other));
    if (clash(a, b) || clash(b, a)) return [];
    peered.set(a.id, [...(peered.get(a.id) ?? []), b]);
    peered.set(b.id, [...(peered.get(b.id) ?? []), a]);
    const half = (own: typeof a, given: Plan['peerings'][number]['flagsA'], side: 'a' | 'b'): PeeringHalf => {
      // A VNet may use the gateways of one other VNet only (R085).
      const uses = peering.uses === side && !using.has(own.id);
      if (uses) using.add(own.id);
      const { subnets, ...rest } = given;
      return {
        vnet: own.id,
        ...rest,
        useRemoteGateways: uses,
        subnets:
          subnets === undefined ? undefined : own.subnets.filter(({ name }) => name === subnets).map(({ id }) => id),
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

function tunnelsOf(plan: Plan, topology: Topology): Tunnel[] {
  const ends = [...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)];
  return plan.tunnels.flatMap((tunnel, i): Tunnel[] => {
    const [a, b] = [pick(topology.nvas, tunnel.a), pick(ends, tunnel.b)];
    if (!a || !b || a.id === b.id) return [];
    const end = (device: DeclId) => ({ device, endpoint: undefined });
    return [
      {
        kind: 'tunnel',
        ...named('tunnel', `tun${i}`),
        tunnelKind: tunnel.kind as 'vxlan',
        a: end(a.id),
        b: end(b.id),
        mtu: undefined,
      },
    ];
  });
}

function connectionsOf(plan: Plan, topology: Topology): Connection[] {
  const { vnets, circuits } = topology;
  const vpn = vnets.flatMap(({ vpnGateways }) => vpnGateways.map(({ id }) => id));
  const express = vnets.flatMap(({ expressRouteGateways }) => expressRouteGateways.map(({ id }) => id));
  const edges = circuits.map(({ id }) => id);
  const pairs = new Set<string>();
  return plan.connections.flatMap((connection): Connection[] => {
    const a = pick([...vpn, ...express, ...edges], connection.a);
    if (a === undefined) return [];
    const far = express.includes(a)
      ? edges
      : edges.includes(a)
        ? customers(topology)
        : [...customers(topology), ...vpn.filter((id) => id !== a)];
    const b = pick(far, connection.b);
    if (b === undefined || pairs.has([a, b].sort().join())) return [];
    pairs.add([a, b].sort().join());
    const label = `${a.replace(/^.*[:/]/, '')} <-> ${b.replace(/^.*[:/]/, '')}`;
    return [
      {
        kind: 'connection',
        id: `connection:${a} ${b}`,
        label,
        enableBgp: connection.enableBgp,
        a: endOf(topology, a, connection.endA),
        b: endOf(topology, b, connection.endB),
      },
    ];
  });
}

function customers({ sites, nvas }: Topology): DeclId[] {
  return [...sites.flatMap(({ routers }) => routers), ...nvas].map(({ id }) => id);
}

function endOf(topology: Topology, device: DeclId, end: EndPlan): ConnectionEnd {
  const gateway = topology.vnets.flatMap(({ vpnGateways }) => vpnGateways).find(({ id }) => id === device);
  const customer = !/^(vpnGateway|expressRouteGateway|circuit):/.test(device);
  return {
    device,
    prefixes: gateway ? end.prefixes?.map(prefix) : undefined,
    bgpIps: customer && end.bgpIp ? [address(`192.168.10.${customers(topology).indexOf(device) + 1}`)] : [],
    instance: gateway?.activeActive ? end.instance : undefined,
    weight: device.startsWith('expressRouteGateway:') ? end.weight : 0,
    policy: policyOf(customer ? end.policy : undefined),
  };
}

function sessionsOf(plan: Plan, topology: Topology, tunnels: readonly Tunnel[]): BgpSession[] {
  const servers = topology.vnets.flatMap(({ routeServers }) => routeServers);
  const routers = topology.sites.flatMap((site) => site.routers);
  const pairs = new Set<string>();
  return plan.sessions.flatMap((session): BgpSession[] => {
    const a = pick(topology.nvas, session.a);
    const b = pick([...servers, ...servers, ...topology.nvas, ...routers], session.b);
    if (!a || !b || a.id === b.id || pairs.has([a.id, b.id].sort().join())) return [];
    pairs.add([a.id, b.id].sort().join());
    const tunnel = session.tunnel === undefined ? undefined : pick(between(tunnels, a.id, b.id), session.tunnel)?.id;
    // Whether gateways and sites carry a session that no tunnel does is a matter of forwarding, which the oracle has not.
    const far = !speakersNear(topology, a.id, b.id) && topology.connections.length > 0;
    if (tunnel === undefined && !b.id.startsWith('routeServer:') && far) return [];
    const server = b.id.startsWith('routeServer:');
    const label = `${a.name} <-> ${b.name}`;
    return [
      {
        kind: 'bgp',
        id: `bgp:${label}`,
        label,
        a: { device: a.id, instance: server ? session.instance : undefined, policy: policyOf(session.policyA) },
        b: { device: b.id, instance: undefined, policy: policyOf(server ? undefined : session.policyB) },
        tunnel,
      },
    ];
  });
}

function between(tunnels: readonly Tunnel[], a: DeclId, b: DeclId): Tunnel[] {
  return tunnels.filter((tunnel) => [tunnel.a.device, tunnel.b.device].sort().join() === [a, b].sort().join());
}

function speakersNear(topology: Topology, a: DeclId, b: DeclId): boolean {
  const speakers = speakersOf(topology);
  const [x, y] = [a, b].map((id) => speakers.find((speaker) => speaker.id === id));
  return x !== undefined && y !== undefined && canMeet(topology, x, y);
}

function policyOf(policy: PolicyPlan | undefined): ExportPolicy {
  if (policy === undefined) return noPolicy;
  return {
    advertise: policy.advertise.map(prefix),
    filters: policy.filters.map(({ kind, prefix: text }) => ({ kind: kind as 'only', prefix: prefix(text) })),
    prepends: policy.prepends.map(({ count, prefix: text }) => ({
      count,
      prefix: text === undefined ? undefined : prefix(text),
    })),
    nextHop: policy.nextHop === undefined ? undefined : address(policy.nextHop),
    nextHopSelf: policy.nextHopSelf,
    nextHopUnchanged: policy.nextHopUnchanged && !policy.nextHopSelf,
    asOverride: policy.path.how === 'asOverride',
    asReplace: policy.path.how === 'asReplace' ? [policy.path.asn] : [],
    asDelete: policy.path.how === 'asDelete' ? [policy.path.asn] : [],
    communities: policy.communities,
  };
}
