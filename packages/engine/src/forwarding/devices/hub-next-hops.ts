import { contains } from '../../address/index.js';
import { type HubNextHop, type HubRouteRow, type HubRoutes, hubNextHopId } from '../../effective/hubs/hub-routes.js';
import {
  type DeclId,
  deployedFirewall,
  type HubVirtualNetworkConnection,
  type VirtualHub,
} from '../../topology/index.js';
import { deliverInVnet } from '../deliver.js';
import { enter } from '../enter.js';
import { handOver } from '../hand-over.js';
import { ends, goesOn, noPassage, type Outcome, type Passage } from '../outcome.js';
import { type Packet, wireDestination } from '../packet.js';
import { isPrivateAddress } from '../special-addresses.js';
import type { World } from '../world.js';

/*
 * What the router of a virtual hub, its gateways and its firewall do with packets by a route of the hub.
 */

/** A packet at a device of a hub: `at` is that device, or the table that decides. */
export interface AtHub {
  readonly world: World;
  readonly hub: VirtualHub;
  readonly at: DeclId;
  readonly packet: Packet;
}

/** What a table of a hub, or its firewall's routes, do with a packet. */
export function byRoutes(world: World, { hub, table }: HubRoutes, at: DeclId, packet: Packet): Outcome[] {
  const row = table.lookup(wireDestination(packet));
  return row ? byRow({ world, hub, at, packet }, row) : noHubRoute(world, at, packet);
}

/** The hub has no route for the packet. */
export function noHubRoute(world: World, at: DeclId, packet: Packet): Outcome[] {
  const text = `${world.network.label(at)} has no route to ${wireDestination(packet).text}.`;
  return [ends(noPassage, { kind: 'noRoute', device: at }, { rule: 'W131', text, declarations: [at] })];
}

/** What a route of a hub does with a packet. */
export function byRow(where: AtHub, row: HubRouteRow): Outcome[] {
  const { world, at, packet } = where;
  const { network } = world;
  const passage: Passage = {
    ...noPassage,
    decisions: [
      {
        at,
        table: 'virtual hub',
        row: undefined,
        bgpRoute: row.bgp[0],
        hubRow: row,
        outer: packet.legs.length > 0,
        cause: {
          rule: 'W131',
          text: `${network.label(at)}: ${row.prefix.text} to ${namesOf(where, row)} decides for ${wireDestination(packet).text}. ${row.cause.text}`,
          declarations: [at, ...row.cause.declarations],
        },
      },
    ],
  };
  return row.nextHops.flatMap((hop) => toNextHop(where, row, hop, passage));
}

function namesOf({ world: { network }, hub }: AtHub, { nextHops }: HubRouteRow): string {
  const ids = nextHops.map((hop) => hubNextHopId(hop));
  const nameOf = (id: DeclId) => deployedFirewall(hub, id)?.label ?? network.label(id);
  return ids.map((id) => (id === undefined ? 'the Internet' : nameOf(id))).join(', ');
}

function toNextHop(where: AtHub, row: HubRouteRow, hop: HubNextHop, passage: Passage): Outcome[] {
  const { world, hub, at, packet } = where;
  switch (hop.to) {
    case 'vnet':
      return intoVnet(where, row, hop.vnet, passage);
    case 'peer':
      // W115
      return hop.addresses.flatMap((address) => handOver(world, hub.id, at, address, packet, passage));
    case 'vpnGateway':
      return [enter(world, 'vpnGateway', hop.gateway, packet, passage)];
    case 'expressRoute':
      return [enter(world, 'circuit', hop.circuit, packet, passage)];
    case 'firewall':
      return [toFirewall(where, hop.firewall, passage)];
    case 'hub':
      return [goesOn(passage, { kind: 'virtualHub', device: hop.hub, packet, loadBalancer: undefined })];
    case 'internet': {
      const destination = wireDestination(packet);
      const label = world.network.label(at);
      if (isPrivateAddress(destination)) {
        const text = `${label} sends what it has no route to to the Internet, which has no route to the private address ${destination.text}.`;
        return [ends(passage, { kind: 'privateToInternet', at }, { rule: 'R202', text, declarations: [at] })];
      }
      const text = `${destination.text} leaves ${label} to the Internet.`;
      return [ends(passage, { kind: 'exitsToInternet', at }, { rule: 'W104', text, declarations: [at] })];
    }
  }
}

/** Routes to a firewall that is down stay, and what is sent to it is dropped. */
function toFirewall({ world, hub, packet }: AtHub, id: DeclId, passage: Passage): Outcome {
  if (world.network.thing(id)) return enter(world, 'firewall', id, packet, passage);
  const firewall = deployedFirewall(hub, id);
  return ends(
    passage,
    { kind: 'nextHopUnreachable', row: undefined, nextHop: firewall?.address, session: undefined },
    {
      rule: 'W040',
      text: `${firewall?.label} is down, and the routes of ${hub.label} still lead to it.`,
      declarations: [hub.id],
    },
  );
}

function intoVnet(where: AtHub, row: HubRouteRow, vnet: DeclId, passage: Passage): Outcome[] {
  const { world, hub, at, packet } = where;
  const { network } = world;
  const connection = network.hubConnectionOf(vnet);
  if (!connection) {
    const text = `${row.prefix.text} leads into ${network.label(vnet)}, which is not connected to a virtual hub.`;
    const declarations = [vnet, ...row.cause.declarations];
    return [ends(passage, { kind: 'noRoute', device: at }, { rule: 'W031', text, declarations })];
  }
  // W038: a connection of another hub is resolved there.
  if (connection.hub !== hub.id) {
    return [goesOn(passage, { kind: 'hubConnection', device: connection.id, packet, loadBalancer: undefined })];
  }
  return intoConnection(where, connection, passage);
}

/**
 * Into the VNet of a connection: a static route of the connection names the address that gets the packet (W031, W033,
 * W034, W135); without one, the VNet delivers what is its own.
 */
export function intoConnection(
  { world, hub, at, packet }: AtHub,
  connection: HubVirtualNetworkConnection,
  passage: Passage,
): Outcome[] {
  const { network } = world;
  const { vnet } = connection;
  const destination = wireDestination(packet);
  const isOwn = network.vnet(vnet)?.addressSpace.some((prefix) => contains(prefix, destination)) ?? false;
  const route = staticFor(connection, packet, isOwn);
  if (route) return handOver(world, vnet, at, route.nextHop, packet, passage);
  if (isOwn) {
    const neighbour = network.neighbours(hub.id).find((one) => one.vnet.id === vnet);
    const crossings = neighbour ? [...passage.crossings, { from: hub.id, neighbour }] : passage.crossings;
    return deliverInVnet(world, vnet, packet, { ...passage, crossings });
  }
  const text = `A route for ${destination.text} leads into ${network.label(vnet)}, but no static route of connection ${connection.label} says which address takes it.`;
  return [ends(passage, { kind: 'noRoute', device: at }, { rule: 'W031', text, declarations: [connection.id] })];
}

/** The longest static route of a connection for a packet; `Equal` and default routes leave the VNet's own addresses alone. */
function staticFor(
  { staticRoutes, vnetLocalRouteOverrideCriteria }: HubVirtualNetworkConnection,
  packet: Packet,
  isOwn: boolean,
) {
  const destination = wireDestination(packet);
  const found = staticRoutes
    .flatMap(({ prefixes, nextHop }) => prefixes.map((prefix) => ({ prefix, nextHop })))
    .filter(({ prefix }) => contains(prefix, destination))
    .filter(({ prefix }) => !isOwn || (vnetLocalRouteOverrideCriteria === 'Contains' && prefix.length > 0))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return found[0];
}
