import type { BgpRoute } from '../../bgp/route.js';
import type { HubRoutes } from '../../effective/hubs/hub-routes.js';
import type { EffectiveRoute, FabricAction } from '../../effective/route.js';
import { type DeclId, subnetOf } from '../../topology/index.js';
import type { Egress } from '../fabric.js';
import { ends, noPassage, type Outcome } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { isPrivateAddress } from '../special-addresses.js';
import type { PlaceRules, ThingRules, World } from '../world.js';

/*
 * What VPN and ExpressRoute gateways have in common.
 */

/** The routes of `defaultRouteTable`, which decide for what branches send into a virtual hub (W131); undefined in a VNet. */
export function hubRoutesOf({ network, tables }: World, gateway: DeclId): HubRoutes | undefined {
  const thing = network.thing(gateway);
  const hub = thing && 'gateway' in thing ? network.virtualHub(thing.vnet.id) : undefined;
  return hub && tables.hubs.ofTable(hub.defaultRouteTable, hub);
}

/** Where a gateway's packets enter the fabric: the GatewaySubnet of its VNet (R130). */
export function gatewayEgress(world: World, gateway: DeclId): Egress | undefined {
  const thing = world.network.thing(gateway);
  if (thing?.kind !== 'vpnGateway' && thing?.kind !== 'expressRouteGateway') return undefined;
  const subnet = subnetOf(thing.vnet, 'GatewaySubnet');
  if (!subnet) return undefined;
  return { device: gateway, at: subnet.id, vnet: thing.vnet.id, table: world.tables.ofSubnet(subnet.id) };
}

/** The tables of a gateway's place. */
export const gatewayPlace = {
  tables: (world, gateway) => [gatewayEgress(world, gateway)?.table],

  // A gateway compares the lengths of its own routes and of those of its subnet.
  decisives(world, gateway) {
    const routes = hubRoutesOf(world, gateway);
    if (routes)
      return [
        { by: 'routes', routes: world.devices.bestRoutesOf(gateway) },
        { by: 'hubRoutes', routes },
      ];
    const table = gatewayEgress(world, gateway)?.table;
    return [
      { by: 'routes', routes: world.devices.bestRoutesOf(gateway) },
      ...(table ? [{ by: 'rowsAndLengths' as const, table }] : []),
    ];
  },
} satisfies Partial<PlaceRules>;

/** A gateway sends no packets of its own, and no `tunnel` ends there. */
export const gatewayThing = {
  sends: () => undefined,
  tunnelEnd: undefined,
  tunnelAddress: () => undefined,
  addresses: () => [],
} satisfies Partial<ThingRules<'vpnGateway' | 'expressRouteGateway'>>;

/** Whether some next hop of a row leads there. */
export function towards(row: EffectiveRoute | undefined, to: FabricAction['to']): boolean {
  return row?.nextHops.some(({ action }) => action.to === to) ?? false;
}

/**
 * Whether the gateway has the best route for the packet from a Route Server that has it from the other gateway (R122).
 */
export function learnedThroughRouteServer(
  world: World,
  gateway: DeclId,
  packet: Packet,
  from: 'expressRouteGateway' | 'vpnGateway',
): boolean {
  const [best] = world.devices.bestRoutes(gateway, wireDestination(packet));
  return best?.some((route) => comesThroughRouteServerFrom(route, from)) ?? false;
}

/** A gateway does not send traffic from a branch to the Internet. */
export function noInternet(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(gateway)} has no route for ${wireDestination(packet).text} except the one to the Internet, where a gateway sends nothing.`;
  return [
    ends(noPassage, { kind: 'noInternetAtGateway', device: gateway }, { rule: 'R200', text, declarations: [gateway] }),
  ];
}

/** A user-defined route to the Internet for a private address, which the fabric drops with its own reason (R202). */
export function failsAnyway({ source }: EffectiveRoute, packet: Packet): boolean {
  return source === 'User' && isPrivateAddress(wireDestination(packet));
}

/** R120, R122: transit between VPN and ExpressRoute requires a Route Server with branch-to-branch. */
export function noTransit(world: World, gateway: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(gateway)} does not pass ${wireDestination(packet).text} from one branch to another: that requires a Route Server with branchToBranch in the VNet.`;
  return [
    ends(noPassage, { kind: 'noBranchTransit', device: gateway }, { rule: 'R122', text, declarations: [gateway] }),
  ];
}

/** Whether a route came through a Route Server from the other gateway of its VNet. */
export function comesThroughRouteServerFrom(route: BgpRoute, kind: 'expressRouteGateway' | 'vpnGateway'): boolean {
  return route.session?.localKind === 'routeServer' && route.parent?.session?.localKind === kind;
}
