import type { BgpRoute } from '../bgp/route.js';
import type { Cause, DeclId } from '../topology/index.js';
import { bgpRouteText } from './describe.js';
import { ends, noPassage, type Outcome, type Passage } from './outcome.js';
import { type Packet, wireDestination } from './packet.js';
import type { Decision } from './trace.js';
import type { World } from './world.js';

/** The passage on which a gateway's, circuit's or router's own table decided. */
export function decidedBy(
  world: World,
  device: DeclId,
  table: Decision['table'],
  rule: Cause['rule'],
  route: BgpRoute,
  packet: Packet,
): Passage {
  const because = route.session?.declaration ?? route.cause.declarations[0];
  const decision: Decision = {
    at: device,
    table,
    row: undefined,
    bgpRoute: route,
    outer: packet.legs.length > 0,
    cause: {
      rule,
      text: `${world.network.label(device)}: route ${bgpRouteText(world, route)} decides for ${wireDestination(packet).text}.`,
      declarations: because === undefined ? [device] : [device, because],
    },
  };
  return { ...noPassage, decisions: [decision] };
}

/** The device has no route to the packet's destination. */
export function noRoute(world: World, device: DeclId, packet: Packet, more = ''): Outcome[] {
  const text = `${world.network.label(device)} has no route to ${wireDestination(packet).text}.${more}`;
  return [ends(noPassage, { kind: 'noRoute', device }, { rule: 'R200', text, declarations: [device] })];
}
