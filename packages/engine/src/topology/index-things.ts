import type { DeclId } from './id.js';
import type { Nva, Vnet } from './model.js';
import type { Thing, ThingOf } from './thing.js';
import type { Topology } from './topology.js';
import { tablesOf } from './virtual-wan.js';

/** The things of a topology by ID. */
export interface ThingIndex {
  /** A site that is its own router is a `site` here. */
  readonly things: ReadonlyMap<DeclId, Thing>;
  /** The routers of sites; a site with one router also gives that router. */
  readonly routers: ReadonlyMap<DeclId, ThingOf<'router'>>;
  /** The NVA that a NIC belongs to. */
  readonly nvaOfNic: ReadonlyMap<DeclId, Nva>;
}

/** The lists of a topology that contain no things. */
type ListWithoutThings =
  | 'peerings'
  | 'routeTables'
  | 'serviceTags'
  | 'connections'
  | 'hubConnections'
  | 'sessions'
  | 'expectations'
  | 'scenarios';

/** Everything that is declared in a topology except route tables, by ID. */
export function indexThings(topology: Topology): ThingIndex {
  const things = new Map<DeclId, Thing>();
  const routers = new Map<DeclId, ThingOf<'router'>>();
  const nvaOfNic = new Map<DeclId, Nva>();
  const indexHosts = (home: ThingOf<'host'>['home']) => {
    for (const host of home.hosts) things.set(host.id, { kind: 'host', host, home });
  };
  const { vnets, virtualWans, virtualHubs, sites, circuits, nvas, tunnels, ...others } = topology;
  // A list of things that is not handled here does not compile.
  others satisfies Record<Exclude<keyof typeof others, ListWithoutThings>, never>;
  const indexGateways = (vnet: Vnet) => {
    for (const gateway of vnet.vpnGateways) {
      things.set(gateway.id, { kind: 'vpnGateway', gateway, vnet });
      indexHosts(gateway);
    }
    for (const gateway of vnet.expressRouteGateways)
      things.set(gateway.id, { kind: 'expressRouteGateway', gateway, vnet });
    for (const firewall of vnet.firewalls) things.set(firewall.id, { kind: 'firewall', firewall, vnet });
  };
  for (const virtualWan of virtualWans) things.set(virtualWan.id, { kind: 'virtualWan', virtualWan });
  for (const hub of virtualHubs) {
    things.set(hub.id, { kind: 'virtualHub', hub });
    for (const table of tablesOf(hub)) things.set(table.id, { kind: 'hubRouteTable', hubRouteTable: table, hub });
    indexGateways(hub.vnet);
  }
  for (const vnet of vnets) {
    things.set(vnet.id, { kind: 'vnet', vnet });
    indexGateways(vnet);
    for (const routeServer of vnet.routeServers) things.set(routeServer.id, { kind: 'routeServer', routeServer, vnet });
    for (const subnet of vnet.subnets) {
      things.set(subnet.id, { kind: 'subnet', subnet, vnet });
      for (const nic of subnet.nics) things.set(nic.id, { kind: 'nic', nic, subnet, vnet });
      for (const loadBalancer of subnet.loadBalancers) {
        things.set(loadBalancer.id, { kind: 'loadBalancer', loadBalancer, subnet, vnet });
      }
      for (const endpoint of subnet.privateEndpoints) {
        things.set(endpoint.id, { kind: 'privateEndpoint', endpoint, subnet, vnet });
      }
    }
  }
  for (const circuit of circuits) things.set(circuit.id, { kind: 'circuit', circuit });
  for (const tunnel of tunnels) things.set(tunnel.id, { kind: 'tunnel', tunnel });
  for (const nva of nvas) {
    things.set(nva.id, { kind: 'nva', nva });
    indexHosts(nva);
    for (const nic of nva.nics) if (!nvaOfNic.has(nic)) nvaOfNic.set(nic, nva);
  }
  for (const site of sites) {
    things.set(site.id, { kind: 'site', site });
    indexHosts(site);
    for (const router of site.routers) {
      const thing = { kind: 'router', router, site } as const;
      if (router.id !== site.id) things.set(router.id, thing);
      routers.set(router.id, thing);
    }
    const only = site.routers.length === 1 ? site.routers[0] : undefined;
    if (only) routers.set(site.id, { kind: 'router', router: only, site });
  }
  return { things, routers, nvaOfNic };
}
