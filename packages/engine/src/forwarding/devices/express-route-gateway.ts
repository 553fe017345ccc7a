import type { DeclId } from '../../topology/index.js';
import { sendIntoFabric } from '../fabric.js';
import type { Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { noRoute } from '../speaker-decision.js';
import type { PlaceRules, ThingRules, World } from '../world.js';
import {
  failsAnyway,
  gatewayEgress,
  gatewayPlace,
  gatewayThing,
  hubRoutesOf,
  learnedThroughRouteServer,
  noInternet,
  noTransit,
  towards,
} from './gateway.js';
import { byRoutes } from './hub-next-hops.js';

/** An ExpressRoute gateway: only packets from a circuit pass through it; packets to a circuit bypass it. */
export const expressRouteGateway = {
  place: {
    ...gatewayPlace,
    next: fromCircuit,
    hop: 'expressRouteGateway',
    *devices({ vnets, virtualHubs }) {
      for (const { expressRouteGateways } of [...vnets, ...virtualHubs.map(({ vnet }) => vnet)])
        for (const { id } of expressRouteGateways.slice(0, 1)) yield id;
    },
  } satisfies PlaceRules,

  thing: {
    ...gatewayThing,
    connectionEnd: 'expressRouteGateway',
  } satisfies ThingRules<'expressRouteGateway'>,
};

/**
 * A packet that a circuit brings into the VNet: the effective routes of the GatewaySubnet decide (R117, R130). It
 * enters the VPN gateway only with a Route Server's branch-to-branch (R122), and never another circuit (R120).
 */
function fromCircuit(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const routes = hubRoutesOf(world, gateway);
  if (routes) return byRoutes(world, routes, gateway, packet);
  const egress = gatewayEgress(world, gateway);
  if (!egress) return noRoute(world, gateway, packet, ' Its VNet has no GatewaySubnet.');
  const row = egress.table?.lookup(wireDestination(packet));
  if (row && towards(row, 'internet') && !failsAnyway(row, packet)) return noInternet(world, gateway, packet);
  if (towards(row, 'circuit')) return noTransit(world, gateway, packet);
  if (towards(row, 'vpnGateway') && !learnedThroughRouteServer(world, gateway, packet, 'vpnGateway')) {
    return noTransit(world, gateway, packet);
  }
  return sendIntoFabric(world, egress, packet);
}
