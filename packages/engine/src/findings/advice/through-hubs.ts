import { hubPropagation } from '../../bgp/hubs/propagation.js';
import {
  associatedTable,
  type DeclId,
  type HubRouteTable,
  type Network,
  type VirtualHub,
  type Vnet,
  wanOf,
} from '../../topology/index.js';
import { branchesOf } from './branches.js';
import type { Cures } from './cures.js';
import type { Place } from './place.js';

/** How a place is connected to a virtual hub: the connection, and the table that it is associated with. */
interface Access {
  readonly hub: VirtualHub;
  readonly table: HubRouteTable;
  /** Ids and texts of its connections. */
  readonly connections: readonly { readonly id: DeclId; readonly label: string }[];
}

/**
 * What lets packets pass between two places of which at least one is connected to a virtual hub; undefined if none is, or
 * if their routing configurations let them.
 */
export function throughHubs(network: Network, from: Place, to: Place): Cures | undefined {
  const [near, far] = [accessOf(network, from), accessOf(network, to)];
  if (near && far) return betweenConnections(network, near, far, to) ?? withoutPropagation(network, from);
  if (near) return toOutside(network, near.hub, to);
  return far && fromOutside(network, far.hub, from, to);
}

function accessOf(network: Network, { vnet, site }: Place): Access | undefined {
  const connection = vnet && network.hubConnectionOf(vnet.id);
  const hub = connection && network.virtualHub(connection.hub);
  if (hub) return { hub, table: associatedTable(hub, connection), connections: [connection] };
  const branches = site ? branchesOf(network, site).filter((branch) => network.virtualHub(branch.vnet.id)) : [];
  const home = network.virtualHub(branches[0]?.vnet.id ?? '');
  if (!home) return undefined;
  const connections = branches
    .filter((branch) => branch.vnet.id === home.id)
    .flatMap(({ gateway }) => network.connectionsOf(gateway));
  return { hub: home, table: home.defaultRouteTable, connections };
}

/** W020: one sees the other only if the other propagates to its table. */
function betweenConnections(network: Network, near: Access, far: Access, to: Place): Cures | undefined {
  const { topology } = network;
  if (wanOf(topology, near.hub) !== wanOf(topology, far.hub)) {
    const why = `${near.hub.label} and ${far.hub.label} are in different virtual WANs, which do not exchange routes.`;
    return { why, text: 'Put both hubs into one virtual WAN.', steps: [] };
  }
  const { tables, exports } = hubPropagation(network);
  const brought = (ids: ReadonlySet<DeclId>) => far.connections.some(({ id }) => ids.has(id));
  const isKnown =
    near.hub === far.hub
      ? tables.some(({ id, locals }) => id === near.table.id && brought(locals))
      : exports.some((one) => one.hub === far.hub && one.tables.includes(near.table.id) && brought(one.connections));
  if (isKnown) return undefined;
  const labels = far.connections.map(({ label }) => label).join(' and ');
  const none = near.table === near.hub.noneRouteTable;
  return {
    why: none
      ? `${near.table.label} never has routes.`
      : `${labels} does not propagate to ${near.table.label}, the table that decides here, so it has no route to ${to.label}.`,
    text: none
      ? 'Associate the connection with another route table.'
      : `Propagate ${labels} to ${near.table.label}, or add a static route for ${to.label} to this table.`,
    steps: [],
  };
}

/** W047: a subnet whose route table turns propagation off has no routes of the hub. */
function withoutPropagation(network: Network, { subnet }: Place): Cures | undefined {
  const table = network.routeTable(subnet?.routeTable);
  if (!table?.disableBgpRoutePropagation) return undefined;
  return {
    why: `${table.label} turns propagation off, which removes the routes of the hub.`,
    text: `Leave propagation on in ${table.label}.`,
    steps: [],
  };
}

/** W116, W117: what is only peered with a connected VNet is known to a hub by an NVA or by static routes. */
function toOutside(network: Network, hub: VirtualHub, { label, vnet }: Place): Cures | undefined {
  if (!vnet) return undefined;
  const spoke = connectedNeighbour(network, vnet);
  if (!spoke) return unconnected(vnet, hub);
  const connection = network.hubConnectionOf(spoke.id)?.label ?? '';
  return {
    why: `${vnet.label} is not connected to a virtual hub but only peered with ${spoke.label}, so no hub has a route to ${label}.`,
    text: `Let an NVA in ${spoke.label} announce it to the hub, write it as staticRoutes at ${connection}, or connect ${vnet.label} to ${hub.label}.`,
    steps: [],
  };
}

function fromOutside(network: Network, hub: VirtualHub, { vnet, subnet }: Place, to: Place): Cures | undefined {
  if (!vnet) return undefined;
  const spoke = connectedNeighbour(network, vnet);
  if (!spoke) return unconnected(vnet, hub);
  return {
    why: `${vnet.label} is not connected to a virtual hub but only peered with ${spoke.label}, and peering brings no routes of the hub.`,
    text: `Give ${subnet?.label ?? vnet.label} a user-defined route for ${to.label} to an NVA in ${spoke.label}, or connect ${vnet.label} to ${hub.label}.`,
    steps: [],
  };
}

function unconnected(vnet: Vnet, hub: VirtualHub): Cures {
  return {
    why: `${vnet.label} is not connected to a virtual hub.`,
    text: `Connect ${vnet.label} to ${hub.label}.`,
    steps: [],
  };
}

function connectedNeighbour(network: Network, vnet: Vnet): Vnet | undefined {
  return network.neighbours(vnet.id).find((one) => network.hubConnectionOf(one.vnet.id))?.vnet;
}
