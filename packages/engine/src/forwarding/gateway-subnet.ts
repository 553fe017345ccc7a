import { type DeclId, subnetOf } from '../topology/index.js';
import type { Egress } from './fabric.js';
import type { World } from './world.js';

/** Where a gateway's packets enter the fabric: the GatewaySubnet of its VNet (R130). */
export function gatewayEgress(world: World, gateway: DeclId): Egress | undefined {
  const thing = world.network.thing(gateway);
  if (thing?.kind !== 'vpnGateway' && thing?.kind !== 'expressRouteGateway') return undefined;
  const subnet = subnetOf(thing.vnet, 'GatewaySubnet');
  if (!subnet) return undefined;
  return { device: gateway, at: subnet.id, vnet: thing.vnet.id, table: world.tables.ofSubnet(subnet.id) };
}
