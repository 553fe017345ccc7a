import type { DeclId } from '../../topology/index.js';
import { sendIntoFabric } from '../fabric.js';
import type { Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { noRoute } from '../speaker-decision.js';
import type { PlaceRules, ThingRules, World } from '../world.js';
import {
  failsAnyway,
  gatewayDecisives,
  gatewayEgress,
  gatewayTables,
  learnedThroughRouteServer,
  noInternet,
  noTransit,
} from './gateway.js';

/** An ExpressRoute gateway: only packets from a circuit pass it; what goes to one leaves its VNet without it. */
export const expressRouteGateway = {
  place: {
    next: fromCircuit,
    tables: gatewayTables,
    hop: 'expressRouteGateway',
    *devices({ vnets }) {
      for (const { expressRouteGateways } of vnets) for (const { id } of expressRouteGateways.slice(0, 1)) yield id;
    },
    decisives: gatewayDecisives,
  } satisfies PlaceRules,

  thing: {
    sends: () => undefined,
    connectionEnd: 'expressRouteGateway',
    tunnelEnd: undefined,
    tunnelAddress: () => undefined,
    addresses: () => [],
  } satisfies ThingRules<'expressRouteGateway'>,
};

/**
 * A packet that a circuit brings into the VNet: the effective routes of the GatewaySubnet decide (R117, R130). Into the
 * VPN gateway it goes with a Route Server's branch-to-branch only (R122), back into a circuit never (R120).
 */
function fromCircuit(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const egress = gatewayEgress(world, gateway);
  if (!egress) return noRoute(world, gateway, packet, ' Its VNet has no GatewaySubnet.');
  const row = egress.table?.lookup(wireDestination(packet));
  const actions = row?.nextHops.map(({ action }) => action.to) ?? [];
  if (row && actions.includes('internet') && !failsAnyway(row, packet)) return noInternet(world, gateway, packet);
  if (actions.includes('circuit')) return noTransit(world, gateway, packet);
  if (actions.includes('vpnGateway') && !learnedThroughRouteServer(world, gateway, packet, 'vpnGateway')) {
    return noTransit(world, gateway, packet);
  }
  return sendIntoFabric(world, egress, packet);
}
