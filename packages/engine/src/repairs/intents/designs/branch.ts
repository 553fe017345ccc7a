import { branchesOf } from '../../../findings/advice/branches.js';
import type { BgpSession, DeclId, Network, Nva, RouteServer, Site, Vnet } from '../../../topology/index.js';
import type { Goal } from '../goal.js';
import { devicesOf } from './design.js';

/** An appliance that packets should pass, with the hub that it is in and its session with the Route Server there. */
export interface HubAppliance {
  readonly nva: Nva;
  readonly hub: Vnet;
  readonly server: RouteServer;
  /** The appliance's session with the Route Server, and which end of it the appliance is. */
  readonly session: BgpSession;
  readonly end: 'a' | 'b';
}

/** The appliances that goals should pass and that have a session with the Route Server of their own VNet. */
export function hubAppliances(network: Network, goals: readonly Goal[]): readonly HubAppliance[] {
  return devicesOf(goals).flatMap((id): readonly HubAppliance[] => {
    const nva = network.nva(id);
    const hub = nva && network.nicsOf(nva)[0]?.vnet;
    const server = hub?.routeServers[0];
    if (!nva || !hub || !server) return [];
    return network.topology.sessions
      .filter(({ a, b }) => [a.device, b.device].includes(id) && [a.device, b.device].includes(server.id))
      .slice(0, 1)
      .map((session) => ({ nva, hub, server, session, end: session.a.device === id ? 'a' : 'b' }));
  });
}

/** The sites at the ends of goals, with the connections that lead to them from a VNet's gateways. */
export function branchesAt(network: Network, goals: readonly Goal[], hub: Vnet) {
  return sitesOf(network, goals).flatMap((site) =>
    branchesOf(network, site)
      .filter(({ vnet }) => vnet === hub)
      .map((branch) => ({ site, ...branch })),
  );
}

function sitesOf(network: Network, goals: readonly Goal[]): readonly Site[] {
  const siteOf = (id: DeclId) => {
    const thing = network.thing(id);
    if (thing?.kind === 'host' && thing.home.kind === 'site') return [thing.home];
    return thing?.kind === 'site' ? [thing.site] : [];
  };
  return [...new Set(goals.flatMap(({ from }) => siteOf(from)))];
}
