import { address, type BgpSession, type DeclId, type SessionEnd, type Topology, type Tunnel } from '@azroute/engine';
import type { Plan, SessionPlan } from './plan.js';
import { policyOf, preferencesOf } from './random-policy.js';
import { named, pick } from './random-topology.js';

/** The tunnels that a plan describes, each with two different ends. */
export function tunnelsOf(plan: Plan, topology: Topology): Tunnel[] {
  const ends = [...topology.nvas, ...topology.sites.flatMap(({ routers }) => routers)];
  return plan.tunnels.flatMap((tunnel, i): Tunnel[] => {
    const [a, b] = [pick(ends, tunnel.a), pick(ends, tunnel.b)];
    if (!a || !b || a.id === b.id) return [];
    const end = (device: DeclId, endpoint: string | undefined) => ({
      device,
      endpoint: endpoint === undefined ? undefined : address(endpoint),
    });
    return [
      {
        kind: 'tunnel',
        ...named('tunnel', `tun${i}`),
        tunnelKind: tunnel.kind as 'vxlan',
        a: end(a.id, tunnel.endpointA),
        b: end(b.id, tunnel.endpointB),
        mtu: tunnel.mtu,
      },
    ];
  });
}

/** The BGP sessions that a plan describes, one between two devices. */
export function sessionsOf(plan: Plan, topology: Topology, tunnels: readonly Tunnel[]): BgpSession[] {
  const servers = topology.vnets.flatMap(({ routeServers }) => routeServers);
  const routers = topology.sites.flatMap((site) => site.routers);
  const pairs = new Set<string>();
  return plan.sessions.flatMap((session): BgpSession[] => {
    const near = pick([...topology.nvas, ...topology.nvas, ...routers], session.a);
    const far = pick([...servers, ...servers, ...topology.nvas, ...routers], session.b);
    if (!near || !far || near.id === far.id || pairs.has([near.id, far.id].sort().join())) return [];
    pairs.add([near.id, far.id].sort().join());
    // The routers of a site have their sessions automatically.
    if (topology.sites.some((site) => [near, far].every((end) => site.routers.some(({ id }) => id === end.id))))
      return [];
    const server = far.kind === 'routeServer';
    const ends: [SessionEnd, SessionEnd] = [
      {
        device: near.id,
        instance: server ? session.instance : undefined,
        policy: policyOf(session.policyA),
        localPreferences: preferencesOf(session.preferencesA),
      },
      {
        device: far.id,
        instance: undefined,
        policy: policyOf(server ? undefined : session.policyB),
        localPreferences: preferencesOf(server ? undefined : session.preferencesB),
      },
    ];
    const [a, b] = session.turned ? [ends[1], ends[0]] : ends;
    const label = session.turned ? `${far.name} <-> ${near.name}` : `${near.name} <-> ${far.name}`;
    return [{ kind: 'bgp', id: `bgp:${a.device} ${b.device}`, label, a, b, tunnel: tunnelFor(session, a, b, tunnels) }];
  });
}

function tunnelFor(
  { tunnel, stray }: SessionPlan,
  a: SessionEnd,
  b: SessionEnd,
  tunnels: readonly Tunnel[],
): DeclId | undefined {
  if (tunnel === undefined) return undefined;
  const devices = [a.device, b.device].sort().join();
  const between = tunnels.filter((each) => [each.a.device, each.b.device].sort().join() === devices);
  return pick(between.length === 0 && stray ? tunnels : between, tunnel)?.id;
}
