import type { EffectiveTable } from '../effective/route.js';
import type { DeclId } from '../topology/index.js';
import { firewallEgress } from './devices/senders.js';
import { gatewayEgress } from './gateway-subnet.js';
import type { PlaceKind } from './state.js';
import type { World } from './world.js';

/** The effective routes that a place forwards by, besides what is in {@link World.devices}. */
export function tablesAt(world: World, kind: PlaceKind, device: DeclId): readonly (EffectiveTable | undefined)[] {
  switch (kind) {
    case 'nic':
      return [world.tables.ofNic(device)];
    case 'privateEndpoint': {
      const thing = world.network.thing(device);
      return [thing?.kind === 'privateEndpoint' ? world.tables.ofSubnet(thing.subnet.id) : undefined];
    }
    case 'nva':
      return world.network.nva(device)?.nics.map((nic) => world.tables.ofNic(nic)) ?? [];
    case 'firewall':
      return [firewallEgress(world, device)?.table];
    case 'vpnGateway':
    case 'vpnGatewayTunnelSide':
    case 'expressRouteGateway':
      return [gatewayEgress(world, device)?.table];
    case 'circuit':
    case 'router':
    case 'site':
      return [];
  }
}
