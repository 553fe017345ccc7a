import { byId } from '../../collections.js';
import type { Connection, DeclId, Network, Site, Vnet } from '../../topology/index.js';

/** A connection that leads to a site, and the VNet whose gateway it begins at, directly or over a circuit. */
export interface Branch {
  readonly vnet: Vnet;
  readonly gateway: DeclId;
  /** The last connection before the site. */
  readonly connection: Connection;
}

/** The gateways that lead to a site, sorted by VNet. */
export function branchesOf(network: Network, site: Site): readonly Branch[] {
  const devices = new Set([site.id, ...site.routers.map(({ id }) => id)]);
  const found = [...devices].flatMap((device) =>
    network.connectionsOf(device).flatMap((connection) => {
      const near = otherEnd(connection, device);
      if (network.thing(near)?.kind !== 'circuit') return branchAt(network, near, connection);
      return network.connectionsOf(near).flatMap((each) => branchAt(network, otherEnd(each, near), connection));
    }),
  );
  return found.sort((a, b) => byId(a.vnet, b.vnet) || byId(a.connection, b.connection));
}

function branchAt(network: Network, gateway: DeclId, connection: Connection): Branch[] {
  const thing = network.thing(gateway);
  const isGateway = thing?.kind === 'vpnGateway' || thing?.kind === 'expressRouteGateway';
  return isGateway ? [{ vnet: thing.vnet, gateway, connection }] : [];
}

function otherEnd({ a, b }: Connection, device: DeclId): DeclId {
  return a.device === device ? b.device : a.device;
}
