import { freeName } from '../../../free-name.js';
import type { Topology } from '../../../topology/index.js';
import type { HubAndSpoke } from './hub-and-spoke.js';

/** The name of the VNet, if that is gone, or one like it: no other end of a connection or session may have the same name. */
export function hubName(topology: Topology, { hub, stays }: HubAndSpoke): string {
  const { vnets, virtualHubs, virtualWans, sites, circuits, nvas } = topology;
  const homes = [...vnets, ...virtualHubs.map(({ vnet }) => vnet)];
  const devices = homes.flatMap((vnet) => [
    ...vnet.vpnGateways,
    ...vnet.expressRouteGateways,
    ...vnet.routeServers,
    ...vnet.firewalls,
  ]);
  const others = [
    ...(stays.length === 0 ? vnets.filter(({ id }) => id !== hub.id) : vnets),
    ...[...virtualHubs, ...virtualWans, ...sites, ...circuits, ...nvas, ...devices],
    ...sites.flatMap(({ routers }) => routers.filter(({ id }) => !sites.some((site) => site.id === id))),
  ];
  const taken = others.map(({ name }) => name.toLowerCase());
  return stays.length === 0 && !taken.includes(hub.name.toLowerCase()) ? hub.name : freeName(`${hub.name}-vhub`, taken);
}
