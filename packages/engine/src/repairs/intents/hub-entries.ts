import { branchesOf } from '../../findings/advice/branches.js';
import {
  associatedTable,
  type DeclId,
  endOfHub,
  type HubRouteTable,
  type Network,
  type Site,
  type VirtualHub,
  type Vnet,
} from '../../topology/index.js';

/** Where an end of a packet's way is connected with a virtual hub. */
export interface HubEntry {
  readonly hub: VirtualHub;
  /** The connection of the VNet, or the one between the hub's gateway and a site or circuit. */
  readonly connection: DeclId;
  /** The table that decides about what comes in over it (W131). */
  readonly table: HubRouteTable;
  /** Undefined for a branch. */
  readonly vnet: Vnet | undefined;
}

/** The connections of a VNet or a site with virtual hubs, sorted by hub. */
export function hubEntriesOf(
  network: Network,
  { vnet, site }: { readonly vnet?: Vnet | undefined; readonly site?: Site | undefined },
): readonly HubEntry[] {
  if (vnet) {
    const connection = network.hubConnectionOf(vnet.id);
    const hub = connection && network.virtualHub(connection.hub);
    return connection && hub ? [{ hub, connection: connection.id, table: associatedTable(hub, connection), vnet }] : [];
  }
  if (!site) return [];
  const gateways = new Map(branchesOf(network, site).map((branch) => [branch.gateway, branch.vnet.id] as const));
  const ids = new Set(branchesOf(network, site).map(({ connection }) => connection.id));
  return [...gateways].flatMap(([gateway, home]) => {
    const hub = network.virtualHub(home);
    if (!hub) return [];
    return network.connectionsOf(gateway).flatMap((connection) => {
      const far = connection.a.device === gateway ? connection.b.device : connection.a.device;
      const leadsToSite = ids.has(connection.id) || network.connectionsOf(far).some(({ id }) => ids.has(id));
      if (!endOfHub(connection) || !leadsToSite) return [];
      return [{ hub, connection: connection.id, table: hub.defaultRouteTable, vnet: undefined }];
    });
  });
}
