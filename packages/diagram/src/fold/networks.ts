import { asPeering, type Network, type Peering, type Topology, type Vnet } from '@azroute/engine';

/** The virtual networks of a picture: those that are declared, and those that Microsoft manages for virtual hubs. */
export function networksOf({ vnets, virtualHubs }: Topology): readonly Vnet[] {
  return virtualHubs.length === 0 ? vnets : [...virtualHubs.map(({ vnet }) => vnet), ...vnets];
}

/** What joins two of them: peerings, connections with virtual hubs, and the mesh of the hubs of a virtual WAN. */
export function joinsOf({ topology }: Network): readonly Peering[] {
  const { peerings, hubConnections } = topology;
  return hubConnections.length === 0 ? peerings : [...peerings, ...hubConnections.map(asPeering)];
}
