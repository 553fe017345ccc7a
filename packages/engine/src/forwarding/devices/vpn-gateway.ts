import type { BgpRoute } from '../../bgp/route.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { type DeclId, subnetOf, type Topology, vpnGatewayAddresses } from '../../topology/index.js';
import { enterFarEnd } from '../enter.js';
import { type Egress, sendIntoFabric } from '../fabric.js';
import { handOver } from '../hand-over.js';
import { after, ends, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { decidedBy, noRoute } from '../speaker-decision.js';
import type { OwnerRules, PlaceRules, ThingRules, World } from '../world.js';
import {
  comesThroughRouteServerFrom,
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
import { hostAt } from './host.js';
import { byRoutes } from './hub-next-hops.js';

/** A VPN gateway. */
export const vpnGateway = {
  /** For packets from its VNets. */
  place: {
    ...gatewayPlace,
    next: fromVnet,
    hop: 'vpnGateway',
    devices,
  } satisfies PlaceRules,

  /** For packets out of a tunnel. */
  tunnelSide: {
    ...gatewayPlace,
    next: fromTunnel,
    hop: 'vpnGateway',
    devices,
  } satisfies PlaceRules,

  thing: {
    ...gatewayThing,
    connectionEnd: 'vpnGatewayTunnelSide',
    addresses: ({ network }, { gateway, vnet }) =>
      network.virtualHub(vnet.id) || subnetOf(vnet, 'GatewaySubnet') ? vpnGatewayAddresses(vnet, gateway) : [],
  } satisfies ThingRules<'vpnGateway'>,

  owner: {
    handedTo: (world, { gateway: { id } }, _, __, passage) => [
      ends(
        passage,
        { kind: 'notANextHop', device: id },
        {
          rule: 'R057',
          text: `The next hop is an address of ${world.network.label(id)}; a gateway takes packets only from routes with next hop type VirtualNetworkGateway.`,
          declarations: [id],
        },
      ),
    ],
  } satisfies OwnerRules<'vpnGateway'>,
};

function* devices({ vnets, virtualHubs }: Topology): Generator<DeclId> {
  for (const { vpnGateways } of [...vnets, ...virtualHubs.map(({ vnet }) => vnet)])
    for (const { id } of vpnGateways.slice(0, 1)) yield id;
}

/** A packet from a row with next hop type VirtualNetworkGateway: the gateway's own table decides (R200). */
function fromVnet(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const [best] = world.devices.bestRoutes(gateway, wireDestination(packet));
  if (!best) return noRoute(world, gateway, packet);
  return best.flatMap((route) => followRoute(world, gateway, route, packet));
}

/**
 * A packet that came out of a tunnel or from a point-to-site client: the effective routes of the GatewaySubnet decide,
 * user-defined and injected ones included (R130, R168, R201), unless a route into a connection is as long (R106, R123).
 */
function fromTunnel(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const routes = hubRoutesOf(world, gateway);
  if (routes) return byRoutes(world, routes, gateway, packet);
  const egress = gatewayEgress(world, gateway);
  const row = egress?.table?.lookup(wireDestination(packet));
  const onward = world.devices
    .bestRoutes(gateway, wireDestination(packet))
    .find((best) => best.some((route) => leadsIntoConnection(world, route)));
  if (onward && (!row || backToGateway(row, gateway) || onward[0].prefix.length >= (row.prefix?.length ?? 0))) {
    return onward
      .filter((route) => leadsIntoConnection(world, route))
      .flatMap((route) => followRoute(world, gateway, route, packet));
  }
  if (!egress || !row || backToGateway(row, gateway)) return fromVnet(world, gateway, packet);
  if (towards(row, 'internet') && !failsAnyway(row, packet)) return noInternet(world, gateway, packet);
  if (towards(row, 'circuit') && !learnedThroughRouteServer(world, gateway, packet, 'expressRouteGateway')) {
    return noTransit(world, gateway, packet);
  }
  return sendIntoFabric(world, egress, packet);
}

function followRoute(world: World, gateway: DeclId, route: BgpRoute, packet: Packet): Outcome[] {
  const passage = decidedBy(world, gateway, 'gateway', 'R200', route, packet);
  const egress = gatewayEgress(world, gateway);
  const { own } = route;
  if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return [enterFarEnd(world, own.far, packet, passage)];
  if (own?.kind === 'pointToSite') {
    const thing = world.network.thing(gateway);
    const client = thing?.kind === 'vpnGateway' ? hostAt(thing.gateway, wireDestination(packet)) : undefined;
    if (client !== undefined) {
      const text = `${world.network.label(client)} has the address ${wireDestination(packet).text}.`;
      return [ends(passage, { kind: 'delivered', to: client }, { rule: 'R102', text, declarations: [client] })];
    }
    const text = `${wireDestination(packet).text} belongs to the point-to-site pool ${route.prefix.text} of ${world.network.label(gateway)}.`;
    return [ends(passage, { kind: 'deliveredToClient', gateway }, { rule: 'R102', text, declarations: [gateway] })];
  }
  const far = world.devices.sender(route);
  if (leadsIntoConnection(world, route) && far !== undefined) return [enterFarEnd(world, far, packet, passage)];
  if (!egress) return noRoute(world, gateway, packet, ' Its VNet has no GatewaySubnet.');
  if (own?.kind === 'network' || comesThroughRouteServerFrom(route, 'expressRouteGateway')) {
    return sendIntoFabric(world, egress, packet).map((outcome) => after(passage.decisions, outcome));
  }
  return toNextHop(world, gateway, egress, route, packet);
}

/** R127, R168: packets for routes from the Route Server go to the NVA (or load balancer) itself. */
function toNextHop(world: World, gateway: DeclId, egress: Egress, route: BgpRoute, packet: Packet): Outcome[] {
  const passage = decidedBy(world, gateway, 'gateway', 'R127', route, packet);
  const served = world.network.thing(world.devices.sender(route) ?? '');
  // With an ASN of its own the gateway sees the Route Server as next hop, whose own next hop then counts (R128).
  const meant = served?.kind === 'routeServer' && route.session?.kind === 'ebgp' ? (route.parent ?? route) : route;
  const hops = meant.nextHops.flatMap(({ address }) => address ?? []);
  if (hops.length === 0) return noTransit(world, gateway, packet);
  return hops.flatMap((hop) => handOver(world, egress.vnet, gateway, hop, packet, passage));
}

function leadsIntoConnection(world: World, { own, session }: BgpRoute): boolean {
  return own
    ? own.kind === 'connection' || own.kind === 'bgpPeer' || own.kind === 'pointToSite'
    : session !== undefined && world.devices.isConnection(session.declaration);
}

function backToGateway(row: EffectiveRoute, gateway: DeclId): boolean {
  return row.nextHops.some(({ action }) => action.to === 'vpnGateway' && action.gateway === gateway);
}
