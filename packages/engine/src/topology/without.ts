import type { DeclId } from './id.js';
import type { OsRoute, RouterRoute, Vnet } from './model.js';
import type { Topology } from './topology.js';

/**
 * The topology without the parts that are down: devices with everything that ends at them, or single sessions,
 * connections and peerings. The NICs of an NVA go with it, and a load balancer sends nothing to NICs that are gone
 * (R194).
 */
export function without(topology: Topology, down: readonly DeclId[]): Topology {
  const gone = new Set(down);
  const removed = (id: DeclId) => gone.has(id);
  for (const nva of topology.nvas) if (removed(nva.id)) for (const nic of nva.nics) gone.add(nic);
  for (const site of topology.sites) {
    if (removed(site.id)) for (const each of [...site.routers, ...site.hosts]) gone.add(each.id);
  }
  for (const { id, vnet } of topology.virtualHubs) {
    if (!removed(id)) continue;
    for (const each of [...vnet.vpnGateways, ...vnet.expressRouteGateways, ...vnet.firewalls]) gone.add(each.id);
  }
  const here = <T extends { readonly id: DeclId }>(things: readonly T[]) =>
    things.some(({ id }) => removed(id)) ? things.filter(({ id }) => !removed(id)) : things;
  const joined = <T extends { readonly id: DeclId; readonly a: End; readonly b: End }>(things: readonly T[]) =>
    here(things).filter(({ a, b }) => !removed(a.device) && !removed(b.device));
  const tunnels = joined(topology.tunnels);
  const tunnelIds = new Set(tunnels.map(({ id }) => id));
  return {
    routeTables: topology.routeTables,
    serviceTags: topology.serviceTags,
    expectations: topology.expectations,
    scenarios: topology.scenarios,
    virtualWans: topology.virtualWans,
    virtualHubs: here(topology.virtualHubs).map((hub) => {
      const vnet = withoutGateways(hub.vnet, here);
      return vnet === hub.vnet ? hub : { ...hub, vnet, deployed: hub.deployed ?? hub.vnet };
    }),
    vnets: topology.vnets.map((vnet) => {
      const subnets = vnet.subnets.map((subnet) => {
        if (!subnet.nics.some(({ id }) => removed(id))) return subnet;
        const loadBalancers = subnet.loadBalancers.map((each) => ({
          ...each,
          backends: each.backends.filter((id) => !removed(id)),
        }));
        return { ...subnet, nics: here(subnet.nics), loadBalancers };
      });
      const left = withoutGateways(vnet, here);
      return subnets.every((subnet, i) => subnet === vnet.subnets[i]) ? left : { ...left, subnets };
    }),
    peerings: here(topology.peerings),
    sites: here(topology.sites).map((site) => {
      const stays = ({ target }: RouterRoute) => !leads(target, removed, tunnelIds);
      if (site.routers.every(({ id, routes }) => !removed(id) && routes.every(stays))) return site;
      const routers = here(site.routers).map((router) => ({ ...router, routes: router.routes.filter(stays) }));
      return { ...site, routers };
    }),
    circuits: here(topology.circuits),
    connections: joined(topology.connections),
    hubConnections: here(topology.hubConnections).filter(({ hub, vnet }) => !removed(hub) && !removed(vnet)),
    nvas: here(topology.nvas).map((nva) => {
      if (!nva.nics.some(removed) && nva.routes.every((route) => !leads(route.target, removed, tunnelIds))) return nva;
      return {
        ...nva,
        nics: nva.nics.filter((id) => !removed(id)),
        routes: nva.routes.filter((route) => !leads(route.target, removed, tunnelIds)),
      };
    }),
    sessions: joined(topology.sessions).filter(({ tunnel }) => tunnel === undefined || tunnelIds.has(tunnel)),
    tunnels,
  };
}

/** A VNet without the gateways, Route Servers and firewalls that are down; the same one if it keeps all. */
function withoutGateways(
  vnet: Vnet,
  here: <T extends { readonly id: DeclId }>(things: readonly T[]) => readonly T[],
): Vnet {
  const left = {
    vpnGateways: here(vnet.vpnGateways),
    expressRouteGateways: here(vnet.expressRouteGateways),
    routeServers: here(vnet.routeServers),
    firewalls: here(vnet.firewalls),
  };
  const untouched = Object.entries(left).every(([key, things]) => vnet[key as keyof typeof left] === things);
  return untouched ? vnet : { ...vnet, ...left };
}

interface End {
  readonly device: DeclId;
}

/** Whether the NIC or tunnel of a static route is gone: the route goes with its interface. */
function leads(target: OsRoute['target'], removed: (id: DeclId) => boolean, tunnels: ReadonlySet<DeclId>): boolean {
  if (target.via === 'nic') return removed(target.nic);
  return target.via === 'tunnel' && !tunnels.has(target.tunnel);
}
