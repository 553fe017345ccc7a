import type { BgpRoute } from '../../bgp/route.js';
import type { EffectiveRoute } from '../../effective/route.js';
import type { DeclId } from '../../topology/index.js';
import { enterFarEnd } from '../enter.js';
import { type Egress, sendIntoFabric } from '../fabric.js';
import { gatewayEgress } from '../gateway-subnet.js';
import { handOver } from '../hand-over.js';
import { after, ends, noPassage, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { decidedBy, noRoute } from '../speaker-decision.js';
import { isPrivateAddress } from '../special-addresses.js';
import type { World } from '../world.js';

/** A packet that a row of next hop type VirtualNetworkGateway brought: the gateway's own table decides (R200). */
export function vpnGatewayFromVnet(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const [best] = world.bestRoutes(gateway, wireDestination(packet));
  if (!best) return noRoute(world, gateway, packet);
  return best.flatMap((route) => followRoute(world, gateway, route, packet));
}

/**
 * A packet that came out of a tunnel or from a point-to-site client: the effective routes of the GatewaySubnet decide,
 * user-defined and injected ones included (R130, R168, R201), unless a route into a connection is as long (R106, R123).
 */
export function vpnGatewayFromTunnel(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const egress = gatewayEgress(world, gateway);
  const row = egress?.table?.lookup(wireDestination(packet));
  const onward = world
    .bestRoutes(gateway, wireDestination(packet))
    .find((best) => best.some((route) => leadsIntoConnection(world, route)));
  if (onward && (!row || backToGateway(row, gateway) || onward[0].prefix.length >= (row.prefix?.length ?? 0))) {
    return onward
      .filter((route) => leadsIntoConnection(world, route))
      .flatMap((route) => followRoute(world, gateway, route, packet));
  }
  if (!egress || !row || backToGateway(row, gateway)) return vpnGatewayFromVnet(world, gateway, packet);
  if (towards(row, 'internet') && !failsAnyway(row, packet)) return noInternet(world, gateway, packet);
  if (towards(row, 'circuit') && !learnedThroughRouteServer(world, gateway, packet, 'expressRouteGateway')) {
    return noTransit(world, gateway, packet);
  }
  return sendIntoFabric(world, egress, packet);
}

/** Whether the gateway has the best route for the packet from a Route Server that has it from the other gateway (R122). */
export function learnedThroughRouteServer(
  world: World,
  gateway: DeclId,
  packet: Packet,
  from: 'expressRouteGateway' | 'vpnGateway',
): boolean {
  const [best] = world.bestRoutes(gateway, wireDestination(packet));
  return best?.some((route) => comesThroughRouteServerFrom(route, from)) ?? false;
}

/** A gateway does not give the traffic of a branch to the Internet. */
export function noInternet(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(gateway)} has no route for ${wireDestination(packet).text} but that to the Internet, to which a gateway sends nothing.`;
  return [
    ends(noPassage, { kind: 'noInternetAtGateway', device: gateway }, { rule: 'R200', text, declarations: [gateway] }),
  ];
}

/** A user's route to the Internet for a private address, of which the fabric says best what is wrong with it (R202). */
export function failsAnyway({ source }: EffectiveRoute, packet: Packet): boolean {
  return source === 'User' && isPrivateAddress(wireDestination(packet));
}

/** R120, R122: between VPN and ExpressRoute takes a Route Server with branch-to-branch. */
export function noTransit(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(gateway)} does not pass ${wireDestination(packet).text} from one branch to another: that takes a Route Server with branchToBranch in the VNet.`;
  return [
    ends(noPassage, { kind: 'noBranchTransit', device: gateway }, { rule: 'R122', text, declarations: [gateway] }),
  ];
}

function followRoute(world: World, gateway: DeclId, route: BgpRoute, packet: Packet): Outcome[] {
  const passage = decidedBy(world, gateway, 'gateway', 'R200', route, packet);
  const egress = gatewayEgress(world, gateway);
  const { own } = route;
  if (own?.kind === 'connection' || own?.kind === 'bgpPeer') return [enterFarEnd(world, own.far, packet, passage)];
  if (own?.kind === 'pointToSite') {
    const text = `${wireDestination(packet).text} belongs to the point-to-site pool ${route.prefix.text} of ${world.network.label(gateway)}.`;
    return [ends(passage, { kind: 'deliveredToClient', gateway }, { rule: 'R102', text, declarations: [gateway] })];
  }
  const far = world.sender(route);
  if (leadsIntoConnection(world, route) && far !== undefined) return [enterFarEnd(world, far, packet, passage)];
  if (!egress) return noRoute(world, gateway, packet, ' Its VNet has no GatewaySubnet.');
  if (own?.kind === 'network' || comesThroughRouteServerFrom(route, 'expressRouteGateway')) {
    return sendIntoFabric(world, egress, packet).map((outcome) => after(passage.decisions, outcome));
  }
  return toNextHop(world, gateway, egress, route, packet);
}

/** R127, R168: what the Route Server taught goes to the NVA (or load balancer) itself. */
function toNextHop(world: World, gateway: DeclId, egress: Egress, route: BgpRoute, packet: Packet): Outcome[] {
  const passage = decidedBy(world, gateway, 'gateway', 'R127', route, packet);
  const served = world.network.thing(world.sender(route) ?? '');
  // With an ASN of its own the gateway sees the Route Server as next hop, whose own next hop then counts (R128).
  const meant = served?.kind === 'routeServer' && route.session?.kind === 'ebgp' ? (route.parent ?? route) : route;
  const hops = meant.nextHops.flatMap(({ address }) => address ?? []);
  if (hops.length === 0) return noTransit(world, gateway, packet);
  return hops.flatMap((hop) => handOver(world, egress.vnet, gateway, hop, packet, passage));
}

function leadsIntoConnection(world: World, { own, session }: BgpRoute): boolean {
  return own
    ? own.kind === 'connection' || own.kind === 'bgpPeer' || own.kind === 'pointToSite'
    : session !== undefined && world.isConnection(session.declaration);
}

function comesThroughRouteServerFrom(route: BgpRoute, kind: 'expressRouteGateway' | 'vpnGateway'): boolean {
  return route.session?.localKind === 'routeServer' && route.parent?.session?.localKind === kind;
}

function backToGateway(row: EffectiveRoute, gateway: DeclId): boolean {
  return row.nextHops.some(({ action }) => action.to === 'vpnGateway' && action.gateway === gateway);
}

function towards(row: EffectiveRoute, to: 'internet' | 'circuit'): boolean {
  return row.nextHops.some(({ action }) => action.to === to);
}
